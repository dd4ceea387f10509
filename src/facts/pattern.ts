/**
 * A grammar of whole strings that constructs check and that the node agent checks again. Regular expressions of JavaScript and of .NET read
 * letters, classes, groups, counts and `\u0000` alike, by UTF-16 code unit. They differ in `\d`, `\s`, `\w`, `.`, `$` and the flags, so
 * patterns have none of these.
 */
export class Pattern {
  private readonly whole: RegExp;

  public constructor(public readonly source: string) {
    this.whole = new RegExp(`^(?:${source})$`);
  }

  /** Whether a value is a string that the pattern describes from its first to its last character. */
  public matches(value: unknown): boolean {
    return typeof value === 'string' && this.whole.test(value);
  }
}

/**
 * A grammar of whole strings. Constructs check it, and the node agent checks it again. JavaScript
 * and .NET interpret letters, classes, groups, counts and `\u0000` in the same way, by UTF-16 code
 * unit. They differ in `\d`, `\s`, `\w`, `.`, `$` and the flags, so patterns do not use these.
 */
export class Pattern {
  private readonly whole: RegExp;

  public constructor(public readonly source: string) {
    this.whole = new RegExp(`^(?:${source})$`);
  }

  /** Whether a value is a string that the pattern matches from the first to the last character. */
  public matches(value: unknown): boolean {
    return typeof value === 'string' && this.whole.test(value);
  }
}

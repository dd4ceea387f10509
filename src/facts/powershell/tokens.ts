/** A part of PowerShell code. */
export interface PowerShellToken {
  /**
   * - `word`: a name, an argument, a parameter or a number
   * - `string`: a quoted string of any form
   * - `variable`: `$name`, `${name}` or `@name`
   * - `operator`: brackets, `=`, `,`, `&` and `.` for a call, and operators of PowerShell 7
   * - `separator`: the end of a command: `;`, `|`, `&&`, `||` or a line break
   * - `comment`: from `#` to the end of the line, or a block
   */
  readonly kind: 'word' | 'string' | 'variable' | 'operator' | 'separator' | 'comment';
  /** The token in the code. */
  readonly text: string;
  /** The content of a string, with `$(...)` unchanged. The text of any other token. */
  readonly value: string;
  readonly start: number;
  /** Whether a space or the start of the code is before the token. */
  readonly spaced: boolean;
}

// PowerShell accepts typographic quotes.
const SINGLE = '[\'\\u2018\\u2019\\u201a\\u201b]';
const DOUBLE = '["\\u201c\\u201d\\u201e]';

const NOT_SINGLE = SINGLE.replace('[', '[^').replace(/$/u, '*');

const blank = /(?:[^\S\r\n]|`\r?\n)+/uy;
const lineBreak = /\r\n|[\r\n]/uy;
const lineComment = /#[^\r\n]*/uy;
const blockComment = /<#/uy;
const literalHere = new RegExp(`@${SINGLE}[^\\S\\r\\n]*\\r?\\n`, 'uy');
const expandedHere = new RegExp(`@${DOUBLE}[^\\S\\r\\n]*\\r?\\n`, 'uy');
const literal = new RegExp(`${SINGLE}${NOT_SINGLE}(?:${SINGLE}{2}${NOT_SINGLE})*(?:${SINGLE}|$)`, 'uy');
const expandedStart = new RegExp(DOUBLE, 'uy');
const variable = /\$\{(?:[^}`]|`[^])*\}|[$@](?:(?:[\p{L}\d_]+:)?[\p{L}\d_]+(?:\?(?![\w?.]))?|[$?^])/uy;
const separator = /&&|\|\||[;|]/uy;
const operator = /[$@]\(|@\{|\?\?=?|\?[.[](?=[\w[$(])|::|[(){}[\],=&]|[+\-*/%]=/uy;
const ofWord = '[^\\s`;|&(){},"\\u201c\\u201d\\u201e\'\\u2018\\u2019\\u201a\\u201b]';
const word = new RegExp(`(?:\`[^]|${ofWord})${ofWord}*(?:\`[^]${ofWord}*)*`, 'uy');
const plainInString = /[^`$"\u201c\u201d\u201e]+/uy;

/**
 * The tokens of PowerShell code. The code is not parsed: whether an operator such as `=` is an
 * operator or a part of an argument depends on the command. Comments and strings are exact.
 * @see https://learn.microsoft.com/en-us/powershell/scripting/lang-spec/chapter-02
 */
export function powerShellTokens(code: string): PowerShellToken[] {
  return new Tokenizer(code).tokens();
}

class Tokenizer {
  private at = 0;
  private spaced = true;
  private readonly found: PowerShellToken[] = [];

  constructor(private readonly code: string) {}

  public tokens(): PowerShellToken[] {
    while (this.at < this.code.length) {
      this.next();
    }
    return this.found;
  }

  private next(): void {
    if (this.match(blank) !== undefined) {
      this.spaced = true;
      return;
    }
    const start = this.at;
    const kind = this.kindOfNext();
    if (kind === undefined) {
      this.at++;
      return;
    }
    const text = this.code.slice(start, this.at);
    this.found.push({ kind, text, value: kind === 'string' ? contentOf(text) : text, start, spaced: this.spaced });
    this.spaced = kind === 'separator';
  }

  /** Moves to the end of the next token. */
  private kindOfNext(): PowerShellToken['kind'] | undefined {
    if (this.match(lineBreak) !== undefined) {
      return 'separator';
    }
    if (this.isAtStartOfWord() && this.skipComment()) {
      return 'comment';
    }
    if (this.skipString()) {
      return 'string';
    }
    if (this.match(variable) !== undefined) {
      return 'variable';
    }
    if (this.match(separator) !== undefined) {
      return 'separator';
    }
    if (this.match(operator) !== undefined) {
      return 'operator';
    }
    return this.match(word) === undefined ? undefined : 'word';
  }

  /** In the middle of a word, `#` is a character like any other. */
  private isAtStartOfWord(): boolean {
    const last = this.found[this.found.length - 1];
    return this.spaced || last === undefined || last.kind !== 'word';
  }

  private skipComment(): boolean {
    if (this.match(blockComment) !== undefined) {
      this.skipTo(/#>|$/ug);
      return true;
    }
    return this.match(lineComment) !== undefined;
  }

  private skipString(): boolean {
    if (this.match(literalHere) !== undefined) {
      // The line break before the end can be the one after the start.
      this.at--;
      this.skipTo(new RegExp(`\\n${SINGLE}@|$`, 'ug'));
      return true;
    }
    if (this.match(expandedHere) !== undefined) {
      this.at--;
      this.skipTo(new RegExp(`\\n${DOUBLE}@|$`, 'ug'));
      return true;
    }
    return this.match(literal) !== undefined || this.match(expandedStart) !== undefined && this.skipExpandedString();
  }

  /** Strings in double quotes can contain code, which can contain strings. */
  private skipExpandedString(): true {
    for (; this.at < this.code.length; this.at++) {
      this.match(plainInString);
      const character = this.code[this.at];
      if (character === '`') {
        this.at++;
      } else if (character === '$' && this.code[this.at + 1] === '(') {
        this.at += 2;
        this.skipSubexpression();
        this.at--;
      } else if (this.match(expandedStart) !== undefined) {
        // A doubled quote is a quote in the string.
        if (this.match(expandedStart) === undefined) {
          return true;
        }
        this.at--;
      }
    }
    this.at = this.code.length;
    return true;
  }

  private skipSubexpression(): void {
    const inner = new Tokenizer(this.code);
    inner.at = this.at;
    let depth = 1;
    while (inner.at < this.code.length && depth > 0) {
      const count = inner.found.length;
      inner.next();
      const token = inner.found.length > count ? inner.found[count] : undefined;
      if (token?.kind === 'operator') {
        depth += token.text.endsWith('(') ? 1 : token.text === ')' ? -1 : 0;
      }
    }
    this.at = inner.at;
  }

  private skipTo(pattern: RegExp): void {
    pattern.lastIndex = this.at;
    pattern.exec(this.code);
    this.at = pattern.lastIndex;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [text] = pattern.exec(this.code) ?? [undefined];
    this.at += text?.length ?? 0;
    return text;
  }
}

function contentOf(text: string): string {
  const here = /^@(.)[^\S\r\n]*\r?\n([^]*?)(?:\r?\n.@)?$/u.exec(text);
  if (here !== null) {
    return here[2];
  }
  const content = text.slice(1, text.length > 1 ? -1 : 1);
  return new RegExp(`^${SINGLE}`, 'u').test(text) ? content.replace(/''/gu, "'") : content.replace(/""/gu, '"').replace(/`(.)/gu, '$1');
}

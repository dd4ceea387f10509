import * as fc from 'fast-check';

/** What a printer does, choice by choice. */
export const choices = fc.array(fc.nat(), { minLength: 1, maxLength: 200 });

export function pickFrom(numbers: readonly number[]): (choices: number) => number {
  let next = 0;
  return (count) => numbers[next++ % numbers.length] % count;
}

/** Where a value was printed, as offsets in the text. */
export interface Printed {
  /** The scalar, or the first that is written in a collection; undefined for what is left empty. */
  readonly range?: Range;
  readonly isScalar: boolean;
  readonly members: ReadonlyMap<string, { readonly key?: Range; readonly printed: Printed }>;
}

type Range = readonly [from: number, to: number];

interface Anchor {
  readonly name: string;
  readonly value: unknown;
  readonly printed: Printed;
}

const plain = /^[A-Za-z][\w./-]*(?: [\w./-]+)*$/u;
const otherWords = /^(?:true|false|yes|no|on|off|y|n|null)$/iu;
const literal = /^[^\s\p{Cc}][^\p{Cc}\p{Zl}\p{Zp}\uFEFF]*(?:\n+[^\n\p{Cc}\p{Zl}\p{Zp}\uFEFF]+)*\n*$/u;
const printable = /[^\p{C}\p{Zl}\p{Zp}"\\]/u;

/**
 * Prints JSON values as YAML in every style that YAML has, chosen by numbers, and remembers where it put what: the other side
 * of reading with places.
 */
export class YamlPrinter {
  public text = '';
  private readonly anchors: Anchor[] = [];
  private readonly newline: string;
  /** A comment there would be part of the text. */
  private isInLiteral = false;

  /** Every text is in double quotes, and half of its letters are escapes. */
  private readonly hidesWords: boolean;

  /** @param pick gives a number below another: what to do, 0 being the plainest */
  constructor(private readonly pick: (choices: number) => number) {
    this.newline = pick(4) === 3 ? '\r\n' : '\n';
    this.hidesWords = pick(3) === 2;
  }

  public document(value: unknown): Printed {
    this.anchors.length = 0;
    this.isInLiteral = false;
    if (this.text !== '' || this.pick(2) === 1) {
      this.emit(['---', '--- # comment: "'][this.pick(2)]);
      this.line(0);
    }
    const printed = isCollection(value) && this.pick(5) > 0 ? this.block(value, 0) : this.flow(value);
    this.emit(this.newline);
    return printed;
  }

  private emit(text: string): void {
    this.text += text;
  }

  private line(indent: number): void {
    if (this.pick(8) === 7 && !this.isInLiteral) {
      this.emit(`${' '.repeat(this.pick(6))} # it's: "a comment" - & *b`);
    }
    this.isInLiteral = false;
    this.emit(this.newline + ' '.repeat(indent));
  }

  /** A collection of at least one member whose first line begins here, at this indentation. */
  private block(value: object, indent: number): Printed {
    const members = new Map<string, { key?: Range; printed: Printed }>();
    let isFirst = true;
    const separate = () => {
      if (!isFirst) {
        this.line(indent);
      }
      isFirst = false;
    };
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => {
        separate();
        this.emit('-');
        members.set(String(index), { printed: this.behind(item, indent, true) });
      });
      return { range: firstOf(members), isScalar: false, members };
    }
    let mergeKey: Range | undefined;
    const merged = this.mergeable(value);
    if (merged !== undefined) {
      separate();
      const from = this.text.length;
      mergeKey = [from, from + 2];
      this.emit(`<<: *${merged.name} `);
      merged.printed.members.forEach((member, key) => members.set(key, member));
    }
    for (const [key, item] of Object.entries(value)) {
      if (!members.has(key)) {
        separate();
        const keyRange = this.key(key);
        this.emit(':');
        members.set(key, { key: keyRange, printed: this.behind(item, indent, false) });
      }
    }
    return { range: mergeKey ?? firstOf(members), isScalar: false, members };
  }

  /** A value behind `-` or behind a key and its colon. */
  private behind(value: unknown, indent: number, isItem: boolean): Printed {
    const alias = this.alias(value);
    if (alias !== undefined) {
      return alias;
    }
    const name = this.anchor();
    return this.remember(name, value, this.content(value, indent, isItem, name !== undefined));
  }

  private content(value: unknown, indent: number, isItem: boolean, isAnchored: boolean): Printed {
    if (isCollection(value) && this.pick(4) > 0) {
      const deeper = indent + 1 + this.pick(4);
      if (isItem && !isAnchored && this.pick(2) === 1) {
        this.emit(' '.repeat(deeper - indent));
        return this.block(value, deeper + 1);
      }
      const start = Array.isArray(value) && !isItem && this.pick(2) === 1 ? indent : deeper;
      this.line(start);
      return this.block(value, start);
    }
    // js-yaml 4.3 takes items behind an empty last item of an inner list for its own.
    if (value === null && !isAnchored && !isItem && this.pick(3) === 2) {
      return { isScalar: false, members: new Map() };
    }
    if (typeof value === 'string' && !this.hidesWords && this.pick(3) === 2 && literal.test(value)) {
      return this.literal(value, indent + 1 + this.pick(3));
    }
    this.emit(' '.repeat(1 + this.pick(2)));
    return this.flow(value, indent + 1);
  }

  private literal(value: string, indent: number): Printed {
    const keeps = value.endsWith('\n\n');
    const from = this.text.length + 1;
    this.emit(` |${keeps ? '+' : value.endsWith('\n') ? '' : '-'}`);
    for (const line of value.replace(/\n$/u, '').split('\n')) {
      this.emit(this.newline + (line === '' ? '' : ' '.repeat(indent) + line));
    }
    this.isInLiteral = true;
    return scalar(from, this.text.length + (keeps ? this.newline.length : 0));
  }

  private flow(value: unknown, indent = 0): Printed {
    const from = this.text.length;
    if (typeof value !== 'object' || value === null) {
      this.emit(this.scalarText(value, indent));
      return scalar(from, this.text.length);
    }
    const members = new Map<string, { key?: Range; printed: Printed }>();
    const isList = Array.isArray(value);
    this.emit(isList ? '[' : '{');
    Object.entries(value).forEach(([key, item]: [string, unknown], index) => {
      this.emit(index === 0 ? '' : ',');
      if (this.pick(5) === 4) {
        this.line(indent);
      } else {
        this.emit(' '.repeat(this.pick(2)));
      }
      const keyRange = isList ? undefined : this.key(key);
      this.emit(isList ? '' : ': ');
      const alias = this.alias(item);
      const name = alias === undefined ? this.anchor() : undefined;
      this.emit(name === undefined ? '' : ' ');
      members.set(key, { key: keyRange, printed: alias ?? this.remember(name, item, this.flow(item, indent)) });
    });
    this.emit(isList ? ']' : '}');
    return { range: members.size === 0 ? [from, this.text.length] : firstOf(members), isScalar: false, members };
  }

  private key(key: string): Range {
    const from = this.text.length;
    const text = this.isPlain(key) ? key : this.quoted(key, undefined);
    this.emit(text);
    return [from, from + text.length];
  }

  private scalarText(value: unknown, indent: number): string {
    if (typeof value === 'string') {
      return this.isPlain(value) ? value : this.quoted(value, indent);
    }
    if (typeof value === 'boolean') {
      return (value ? ['true', 'yes', 'On'] : ['false', 'no', 'Off'])[this.pick(3)];
    }
    return value === null ? ['null', '~'][this.pick(2)] : String(value);
  }

  private isPlain(text: string): boolean {
    return !this.hidesWords && plain.test(text) && !otherWords.test(text) && this.pick(3) < 2;
  }

  /** In single quotes or, with escapes at will, in double quotes; on several lines where an indentation is given. */
  private quoted(value: string, indent: number | undefined): string {
    if (!this.hidesWords && this.pick(2) === 1 && /^[^\p{C}\p{Zl}\p{Zp}]*$/u.test(value)) {
      return `'${value.replace(/'/gu, "''")}'`;
    }
    const letters = [...value].map((letter) => {
      const code = letter.codePointAt(0)!;
      const short = JSON.stringify(letter).slice(1, -1);
      const hex = code < 0x100 && this.pick(2) === 1 ? `\\x${hexOf(code, 2)}`
        : code < 0x10000 && this.pick(2) === 1 ? `\\u${hexOf(code, 4)}` : `\\U${hexOf(code, 8)}`;
      return this.pick(10) > (this.hidesWords ? 4 : 8) ? hex : printable.test(letter) || short.startsWith('\\') ? short : hex;
    });
    const breaks = indent !== undefined && letters.length > 1 && this.pick(5) === 4;
    const at = breaks ? 1 + this.pick(letters.length - 1) : letters.length;
    // White space behind the break would go with it.
    const behind = letters.slice(at).join('').replace(/^ /u, '\\ ');
    return `"${letters.slice(0, at).join('')}${breaks ? `\\${this.newline}${' '.repeat(indent + 1)}` : ''}${behind}"`;
  }

  private anchor(): string | undefined {
    if (this.pick(6) < 5) {
      return undefined;
    }
    const name = `a-${this.anchors.length + this.text.length}`;
    this.emit(` &${name}`);
    return name;
  }

  private remember(name: string | undefined, value: unknown, printed: Printed): Printed {
    if (name !== undefined) {
      this.anchors.push({ name, value, printed });
    }
    return printed;
  }

  private alias(value: unknown): Printed | undefined {
    const known = this.anchors.find((anchor) => JSON.stringify(anchor.value) === JSON.stringify(value));
    if (known === undefined || value === null || this.pick(2) === 0) {
      return undefined;
    }
    this.emit(` *${known.name} `);
    return known.printed;
  }

  /** An anchored mapping that this one holds. */
  private mergeable(value: object): Anchor | undefined {
    const own = new Map(Object.entries(value).map(([key, item]) => [key, JSON.stringify(item)]));
    return this.pick(2) === 0 ? undefined : this.anchors.find((anchor) => (
      isCollection(anchor.value) && !Array.isArray(anchor.value)
        && Object.entries(anchor.value).every(([key, item]) => own.get(key) === JSON.stringify(item))
    ));
  }
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function firstOf(members: Printed['members']): Range | undefined {
  return [...members.values()].map(({ key, printed }) => key ?? printed.range).find((range) => range !== undefined);
}

function scalar(from: number, to: number): Printed {
  return { range: [from, to], isScalar: true, members: new Map() };
}

function hexOf(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

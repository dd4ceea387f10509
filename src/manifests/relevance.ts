import type { DocumentRange } from './document-ranges';

/**
 * One of these words is part of windowsOptions, of each spelling of `windows` as an operating
 * system, and of annotations for rules.
 */
const word = /ndow|ostprocess/gi;

/** Kinds that rules over several objects check, besides pods, and the settings of node agents. */
const setKinds = /\b(?:Service|Namespace|HorizontalPodAutoscaler|NetworkPolicy)(?:List)?\b|\bdesired\.json\b/;

/** Kinds that are checked by size, regardless of their content. */
const sizedKinds = /\b(?:ConfigMap|Secret)(?:List)?\b/;

/**
 * JSON needs at most eight bytes for one byte of YAML, as in a list of numbers, unless aliases
 * repeat something.
 */
const MAX_JSON_GROWTH = 8;

/** ConfigMaps and Secrets are checked above this size of their JSON form, with a margin. */
const SMALLEST_JUDGED_BYTES = 240_000;

/**
 * Escapes of ASCII in double-quoted scalars, and lines that end in the middle of a word. Both can
 * hide words.
 */
const escape = /\\(?:x[2-7]|u00[2-7]|U)|[\w.\x80-\xFF-]\\[\r\n]/g;
const hidden = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[\r\n][ \t\r\n]*)/g;
const anchor = /&(?<![^\s,[{:\xBF]&)[^\s&,[\]{}]|\*&/g;

/**
 * Finds the documents of a file that a rule could apply to, from the bytes alone. All other
 * documents would pass, and their syntax is not checked here. Manifests without Windows take 11
 * times as long to read if all documents are parsed.
 */
export class Relevance {
  /** Whether a document mentions Windows, so that documents about other objects matter too. */
  public readonly speaksOfWindows: boolean;
  /** Whether each document has content: 1 or 0. */
  private readonly words: Uint8Array;
  private readonly escapes: Uint8Array;
  private readonly anchors: Uint8Array;
  private readonly relevant: Uint8Array;

  /** @param latin1 the bytes of the file, each as one character */
  constructor(private readonly latin1: string, private readonly ranges: readonly DocumentRange[]) {
    this.words = this.holding(word);
    this.escapes = this.holding(escape);
    this.anchors = this.holding(anchor);
    this.relevant = Uint8Array.from(ranges, (_, index) => Number(this.mentionsWindows(index) || this.isLarge(index)));
    this.speaksOfWindows = this.relevant.includes(1);
  }

  /**
   * Whether the document matters. With others, whether it matters together with documents that
   * mention Windows.
   */
  public matters(index: number, amongWindows: boolean): boolean {
    return this.relevant[index] === 1 || (amongWindows && setKinds.test(this.unescaped(index)));
  }

  /** Whether the document itself mentions Windows. */
  public mentionsWindows(index: number): boolean {
    return this.words[index] === 1 || (this.escapes[index] === 1 && this.unescaped(index).search(word) !== -1);
  }

  private isLarge(index: number): boolean {
    const { from, to } = this.ranges[index];
    return ((to - from) * MAX_JSON_GROWTH > SMALLEST_JUDGED_BYTES || this.hasAlias(index)) && sizedKinds.test(this.unescaped(index));
  }

  private hasAlias(index: number): boolean {
    if (this.anchors[index] === 0) {
      return false;
    }
    const text = this.text(index);
    return [...text.matchAll(/&([^\s,[\]{}]+)/g)].some(([, name]) => text.includes(`*${name}`));
  }

  private text(index: number): string {
    const { from, to } = this.ranges[index];
    return this.latin1.slice(from, to);
  }

  /**
   * The text with letters instead of escapes, everywhere: more than YAML would replace, never less.
   */
  private unescaped(index: number): string {
    const text = this.text(index);
    return this.escapes[index] === 0 ? text
      : text.replace(hidden, (_, ...codes: (string | undefined)[]) => {
        const code = codes.slice(0, 3).find((digits) => digits !== undefined);
        // js-yaml reads an escape as a signed number of 32 bits.
        return code === undefined ? '' : String.fromCharCode(Math.min(Int32Array.of(parseInt(code, 16))[0], 0xFFFD));
      });
  }

  /** Marks the documents that contain a match. */
  private holding(pattern: RegExp): Uint8Array {
    const { ranges, latin1 } = this;
    const marks = new Uint8Array(ranges.length);
    let index = 0;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(latin1); match !== null; match = pattern.exec(latin1)) {
      while (index < ranges.length && ranges[index].to <= match.index) {
        index++;
      }
      if (index === ranges.length) {
        break;
      }
      if (match.index >= ranges[index].from) {
        marks[index] = 1;
        pattern.lastIndex = ranges[index].to;
      }
    }
    return marks;
  }
}

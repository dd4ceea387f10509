import { load } from 'js-yaml';
import {
  AMPERSAND, COLON, COMMA, EXCLAMATION, GREATER_THAN, HASH, HYPHEN, LINE_FEED, VERTICAL_BAR,
} from './characters';
import { kubernetesSchema } from './kubernetes-schema';
import { ALIAS, MAPPING, NODE_NUMBERS, NodeLog, SCALAR, SEQUENCE } from './node-log';

/** Offsets in a document. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** A pair of a mapping. The value is undefined if nothing follows the colon. */
interface Pair {
  readonly key: number;
  readonly value?: number;
}

/** The header of a block scalar that keeps its trailing empty lines. */
const keepingHeader = /^[|>]\d?\+/u;

const alias = /^[^\s,[\]{}]+/u;
const property = /^[^\s,[\]{}]+/u;
const verbatimTag = /^!<[^>]*>?/u;
const plainKey = /^[A-Za-z][\w./-]*$/u;
const wordsForOthers = /^(?:true|false|yes|no|on|off|y|n|null)$/iu;

/**
 * Finds the targets of JSON pointers in a document, from the nodes that were recorded when it was
 * read.
 */
export class NodePlaces {
  private sequences?: Map<number, readonly (number | undefined)[]>;

  constructor(private readonly text: string, private readonly log: NodeLog) {}

  /**
   * The range of a scalar, or of the key of anything else, or of the first key if there is no key
   * above.
   */
  public rangeOf(pointer: string): TextRange {
    let node: number | undefined = this.log.to - 1;
    let key: number | undefined;
    for (const token of tokensOf(pointer)) {
      const holder = this.withoutAlias(node);
      const kind = this.kindOf(holder);
      const pair: Pair | undefined = kind === MAPPING ? this.member(holder, token) : undefined;
      const item = kind === SEQUENCE ? this.items(holder)[Number(token)] : undefined;
      if (pair === undefined && item === undefined) {
        break;
      }
      key = pair?.key;
      node = pair === undefined ? item : pair.value;
      if (node === undefined) {
        break;
      }
    }
    const isScalar = node !== undefined && this.kindOf(this.withoutAlias(node)) === SCALAR;
    return key === undefined || isScalar ? this.firstRange(node!) : this.scalarRange(key);
  }

  private kindOf(node: number): number {
    return this.log.nodes[node * NODE_NUMBERS + 2] % 4;
  }

  private sizeOf(node: number): number {
    return Math.floor(this.log.nodes[node * NODE_NUMBERS + 2] / 4);
  }

  private beginOf(node: number): number {
    return this.log.nodes[node * NODE_NUMBERS];
  }

  private endOf(node: number): number {
    return Math.min(this.log.nodes[node * NODE_NUMBERS + 1], this.text.length);
  }

  private childrenOf(node: number): number[] {
    const children: number[] = [];
    for (let child = node - 1; child > node - this.sizeOf(node); child -= this.sizeOf(child)) {
      children.push(child);
    }
    return children.reverse();
  }

  /** The node of the anchor of an alias: the last anchor of that name before the alias. */
  private withoutAlias(node: number): number {
    if (this.kindOf(node) !== ALIAS) {
      return node;
    }
    const { from, to } = this.scalarRange(node);
    const name = this.text.slice(from + 1, to);
    const [, target] = this.log.anchors.filter(([anchor, anchored]) => anchor === name && anchored < node).pop()!;
    return this.withoutAlias(target);
  }

  /**
   * Goes from the last pair to the first, in the order of the recording. Merge keys provide the
   * keys that the pairs do not have.
   */
  private member(mapping: number, name: string): Pair | undefined {
    const first = mapping - this.sizeOf(mapping);
    const isFlow = this.text[this.contentOf(mapping)] === '{';
    const mayBeWrittenOtherwise = wordsForOthers.test(name);
    const merges: number[] = [];
    let child = mapping - 1;
    while (child > first) {
      const before = child - this.sizeOf(child);
      const isValue = before > first && this.isValue(child, before, isFlow);
      const pair = isValue ? { key: before, value: child } : { key: child };
      if (this.isKey(pair.key, name, mayBeWrittenOtherwise)) {
        return pair;
      }
      if (isValue && this.isMergeKey(before)) {
        merges.push(child);
      }
      child = isValue ? before - this.sizeOf(before) : before;
    }
    return merges.length === 0 ? undefined : this.merged(merges.reverse(), name);
  }

  private merged(merges: readonly number[], name: string): Pair | undefined {
    for (const merge of merges.map((node) => this.withoutAlias(node))) {
      const found = this.kindOf(merge) === SEQUENCE ? this.merged(this.childrenOf(merge), name) : this.member(merge, name);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }

  private isMergeKey(key: number): boolean {
    const begin = this.contentOf(key);
    return this.text.startsWith('<<', begin) && this.scalarRange(key).to === begin + 2;
  }

  private isKey(key: number, name: string, mayBeWrittenOtherwise: boolean): boolean {
    const begin = this.beginOf(key);
    const first = this.text.charCodeAt(begin);
    if (!mayBeWrittenOtherwise && isLowerCaseLetter(first)) {
      return first === name.charCodeAt(0) && this.text.startsWith(name, begin) && this.scalarRange(key).to === begin + name.length;
    }
    return !this.isMergeKey(key) && this.keyText(key) === name;
  }

  private keyText(key: number): string {
    const { from, to } = this.scalarRange(key);
    const written = this.text.slice(from, to);
    if (plainKey.test(written) && !wordsForOthers.test(written)) {
      return written;
    }
    const inner = written.slice(1, -1);
    if ((written.startsWith('"') && !/["\\\r\n]/u.test(inner)) || (written.startsWith("'") && !/['\r\n]/u.test(inner))) {
      return inner;
    }
    return this.kindOf(key) === ALIAS ? this.keyText(this.withoutAlias(key))
      : String(load(this.text.slice(this.beginOf(key), to), { schema: kubernetesSchema }));
  }

  /**
   * The nodes of a sequence by their position. An empty item has no node, and the node of a pair
   * without braces is its key.
   */
  private items(sequence: number): readonly (number | undefined)[] {
    const known = this.sequences?.get(sequence);
    if (known !== undefined) {
      return known;
    }
    const isFlow = this.text[this.contentOf(sequence)] === '[';
    const items: (number | undefined)[] = [];
    let end = this.contentOf(sequence);
    let index = isFlow ? 0 : -1;
    for (const child of this.childrenOf(sequence)) {
      index += this.indicators(isFlow ? COMMA : HYPHEN, end, this.beginOf(child));
      items[index] ??= child;
      end = this.endOf(child);
    }
    this.sequences ??= new Map();
    this.sequences.set(sequence, items);
    return items;
  }

  /**
   * In block style, a value starts directly after its colon. In flow style, white space can
   * separate them.
   */
  private isValue(node: number, before: number, isFlow: boolean): boolean {
    const from = this.endOf(before);
    const to = this.beginOf(node);
    return this.text.charCodeAt(to - 1) === COLON
      || (isFlow && this.indicators(COLON, from, to) > 0 && this.indicators(COMMA, from, to) === 0);
  }

  /**
   * How often a character occurs between two nodes, where only indicators and comments are
   * possible.
   */
  private indicators(indicator: number, from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at++) {
      const code = this.text.charCodeAt(at);
      if (code === HASH) {
        at = endOfLine(this.text, at);
      } else if (code === indicator) {
        count++;
      }
    }
    return count;
  }

  /** The start of the node itself, after white space, comments, tags and anchors. */
  private contentOf(node: number): number {
    const { text } = this;
    const end = this.endOf(node);
    let at = this.beginOf(node);
    while (at < end) {
      const code = text.charCodeAt(at);
      if (code === HASH) {
        at = endOfLine(text, at);
      } else if (code === EXCLAMATION || code === AMPERSAND) {
        at += (text[at + 1] === '<' ? verbatimTag : property).exec(text.slice(at, end))![0].length;
      } else if (isBlank(code)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  private scalarRange(node: number): TextRange {
    const from = this.contentOf(node);
    if (this.kindOf(node) === ALIAS) {
      return { from, to: from + alias.exec(this.text.slice(from, this.endOf(node)))![0].length };
    }
    let to = this.endOf(node);
    const code = this.text.charCodeAt(from);
    const keepsLineBreaks = (code === VERTICAL_BAR || code === GREATER_THAN) && keepingHeader.test(this.text.slice(from, from + 3));
    while (to > from && isBlank(this.text.charCodeAt(to - 1)) && !(keepsLineBreaks && this.text.charCodeAt(to - 1) === LINE_FEED)) {
      to--;
    }
    return { from, to };
  }

  /** The scalar, the first scalar in a collection, or the brackets of an empty collection. */
  private firstRange(node: number): TextRange {
    const written = this.withoutAlias(node);
    if (this.kindOf(written) === SCALAR) {
      return this.scalarRange(written);
    }
    const [first] = this.childrenOf(written);
    return first === undefined ? { from: this.contentOf(written), to: this.endOf(written) } : this.firstRange(first);
  }
}

function tokensOf(pointer: string): string[] {
  const tokens = pointer.split('/').slice(1);
  return pointer.includes('~') ? tokens.map((token) => token.replace(/~1/gu, '/').replace(/~0/gu, '~')) : tokens;
}

function isLowerCaseLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7A;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === LINE_FEED || code === 0x0D || code === 0x09;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

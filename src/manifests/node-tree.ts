import {
  AMPERSAND, COLON, COMMA, EXCLAMATION, GREATER_THAN, HASH, HYPHEN, LINE_FEED, VERTICAL_BAR,
} from './characters';
import { ALIAS, NODE_NUMBERS, NodeLog } from './node-log';

/** Offsets in a document. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** A pair of a mapping. The value is undefined if nothing follows the colon. */
export interface Pair {
  readonly key: number;
  readonly value?: number;
}

/** The header of a block scalar that keeps its trailing empty lines. */
const keepingHeader = /^[|>]\d?\+/u;

const alias = /^[^\s,[\]{}]+/u;
const property = /^[^\s,[\]{}]+/u;
const verbatimTag = /^!<[^>]*>?/u;

/** The nodes of a document as a tree, from the nodes that were recorded when it was read. */
export class NodeTree {
  private anchors?: Map<string, number[]>;
  private sequences?: Map<number, readonly (number | undefined)[]>;

  constructor(public readonly text: string, private readonly log: NodeLog) {}

  public get root(): number {
    return this.log.to - 1;
  }

  public kindOf(node: number): number {
    return this.log.nodes[node * NODE_NUMBERS + 2] % 4;
  }

  public beginOf(node: number): number {
    return this.log.nodes[node * NODE_NUMBERS];
  }

  public endOf(node: number): number {
    return Math.min(this.log.nodes[node * NODE_NUMBERS + 1], this.text.length);
  }

  public childrenOf(node: number): number[] {
    const children: number[] = [];
    for (let child = node - 1; child > node - this.sizeOf(node); child -= this.sizeOf(child)) {
      children.push(child);
    }
    return children.reverse();
  }

  /** The node of the anchor of an alias: the last anchor of that name before the alias. */
  public withoutAlias(node: number): number {
    if (this.kindOf(node) !== ALIAS) {
      return node;
    }
    const { from, to } = this.scalarRange(node);
    const target = this.anchorsOf(this.text.slice(from + 1, to)).find((anchored) => anchored < node);
    return target === undefined ? node : this.withoutAlias(target);
  }

  /** The nodes with an anchor, from the last to the first. */
  private anchorsOf(name: string): readonly number[] {
    if (this.anchors === undefined) {
      this.anchors = new Map();
      for (const [anchor, node] of [...this.log.anchors].reverse()) {
        const nodes = this.anchors.get(anchor);
        if (nodes === undefined) {
          this.anchors.set(anchor, [node]);
        } else {
          nodes.push(node);
        }
      }
    }
    return this.anchors.get(name) ?? [];
  }

  /**
   * Calls `visit` for the pairs of a mapping, from the last pair to the first, until it returns a
   * result.
   */
  public fromLastPair<Result>(mapping: number, visit: (pair: Pair) => Result | undefined): Result | undefined {
    const first = mapping - this.sizeOf(mapping);
    const isFlow = this.text[this.contentOf(mapping)] === '{';
    for (let child = mapping - 1; child > first;) {
      const before = child - this.sizeOf(child);
      const pair = before > first && this.isValue(child, before, isFlow) ? { key: before, value: child } : { key: child };
      const result = visit(pair);
      if (result !== undefined) {
        return result;
      }
      child = pair.key - this.sizeOf(pair.key);
    }
    return undefined;
  }

  public isMergeKey(key: number): boolean {
    const begin = this.contentOf(key);
    return this.text.startsWith('<<', begin) && this.scalarRange(key).to === begin + 2;
  }

  /**
   * The nodes of a sequence by their position. An empty item has no node, and the node of a pair
   * without braces is its key.
   */
  public items(sequence: number): readonly (number | undefined)[] {
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

  /** The start of the node itself, after white space, comments, tags and anchors. */
  public contentOf(node: number): number {
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

  public scalarRange(node: number): TextRange {
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

  private sizeOf(node: number): number {
    return Math.floor(this.log.nodes[node * NODE_NUMBERS + 2] / 4);
  }
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === LINE_FEED || code === 0x0D || code === 0x09;
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}

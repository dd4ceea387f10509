import type { EventType, State } from 'js-yaml';

/** The kind of a YAML node. */
export const SCALAR = 0;
export const ALIAS = 1;
export const SEQUENCE = 2;
export const MAPPING = 3;

/**
 * Numbers per node: its start, its end, and four times the number of nodes in it, including itself,
 * plus its kind.
 */
export const NODE_NUMBERS = 3;

/** The maximum depth of js-yaml. */
export const MAX_DEPTH = 100;

/**
 * The nodes of one document in the order of their ends: each node comes after its content, and the
 * document itself is last.
 */
export interface NodeLog {
  /** The numbers of the nodes, together with those of other documents. */
  readonly nodes: Int32Array;
  /** The first node of the document, and the node after its last. */
  readonly from: number;
  readonly to: number;
  /** Names and nodes of anchors, in the same order. */
  readonly anchors: readonly (readonly [name: string, node: number])[];
  /** What js-yaml read for each node, by its number. Empty unless the recorder keeps it. */
  readonly values: readonly unknown[];
}

/**
 * The number of nodes in one array. Documents share arrays, because one array for each would keep
 * the garbage collector busy.
 */
const NODES_PER_ARRAY = 32_768;

/** The properties of a node that js-yaml has read, which its types omit. */
type ClosedState = State & { readonly anchor: string | null; readonly tag: string | null };

const noAnchors: NodeLog['anchors'] = [];
const noValues: NodeLog['values'] = [];

/**
 * Records the nodes that js-yaml reads, with a few numbers per node. js-yaml calls its `listener`
 * when a node starts, with the position where the search for it starts, and when the node has
 * ended. A value that could be a mapping is read twice: js-yaml first tries to read it as the first
 * key, and keeps the result if no colon follows.
 *
 * If every document has findings, `check` takes 2.7 times as long as js-yaml takes to parse. The
 * benchmark allows 3. A second parse for the places takes 3.2, and the package `yaml`, which
 * records places itself, takes 5.9 to parse alone.
 */
export class NodeRecorder {
  private nodes = new Int32Array(NODE_NUMBERS * NODES_PER_ARRAY);
  private from = 0;
  /** The number of nodes in the array, including those of other documents. */
  private count = 0;
  private depth = 0;
  private readonly begins = new Int32Array(MAX_DEPTH + 1);
  private readonly counts = new Int32Array(MAX_DEPTH + 1);
  private anchors: (readonly [string, number])[] = [];
  private lastResult: unknown;
  private readonly values?: unknown[];

  /** @param keepsValues whether to keep the values of the nodes, for one document */
  constructor(keepsValues = false) {
    this.values = keepsValues ? [] : undefined;
  }

  public readonly listener = (event: EventType, state: State): void => {
    if (event === 'open') {
      this.begins[this.depth] = state.position;
      this.counts[this.depth] = this.count - this.from;
      this.depth++;
    } else {
      this.close(state as ClosedState);
    }
  };

  /** Starts a document. Discards a document that was started but not finished. */
  public start(): void {
    this.count = this.from;
    this.depth = 0;
    this.anchors = [];
    this.lastResult = undefined;
  }

  public finish(): NodeLog {
    const { nodes, from, count: to, anchors } = this;
    this.from = to;
    this.lastResult = undefined;
    return {
      nodes,
      from,
      to,
      anchors: anchors.length === 0 ? noAnchors : anchors.map(([name, node]) => [name, node + from]),
      values: this.values ?? noValues,
    };
  }

  private close(state: ClosedState): void {
    const depth = --this.depth;
    const { kind, result } = state;
    const before = this.counts[depth] + this.from;
    if (kind === 'mapping' || kind === 'sequence') {
      if (this.count === before || result !== this.lastResult) {
        this.add(this.begins[depth], state.position, this.count - before + 1, kind === 'mapping' ? MAPPING : SEQUENCE, result);
      }
    } else if (kind === 'scalar' && this.count === before + 1) {
      // The same node, read as a key before.
      this.nodes[before * NODE_NUMBERS] = this.begins[depth];
      this.nodes[before * NODE_NUMBERS + 1] = state.position;
    } else {
      this.count = before;
      // An empty node with a tag has no kind either.
      const isScalar = kind === 'scalar' || state.tag !== null;
      if (isScalar || result !== null) {
        this.add(this.begins[depth], state.position, 1, isScalar ? SCALAR : ALIAS, result);
      }
    }
    if (state.anchor !== null && this.count > this.counts[depth] + this.from) {
      this.anchors.push([state.anchor, this.count - 1 - this.from]);
    }
    this.lastResult = result;
  }

  private add(begin: number, end: number, size: number, kind: number, value: unknown): void {
    if ((this.count + 1) * NODE_NUMBERS > this.nodes.length) {
      this.makeRoom();
    }
    const at = this.count * NODE_NUMBERS;
    this.nodes[at] = begin;
    this.nodes[at + 1] = end;
    this.nodes[at + 2] = size * 4 + kind;
    if (this.values !== undefined) {
      this.values[this.count] = value;
    }
    this.count++;
  }

  /** Continues in another array, and copies the nodes of the current document to it. */
  private makeRoom(): void {
    const own = this.nodes.subarray(this.from * NODE_NUMBERS);
    this.nodes = new Int32Array(Math.max(NODES_PER_ARRAY * NODE_NUMBERS, own.length * 2));
    this.nodes.set(own);
    this.count -= this.from;
    this.from = 0;
  }
}

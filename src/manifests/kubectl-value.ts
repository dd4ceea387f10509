import { load } from 'js-yaml';
import { hasSyntaxHint, isColonOfKey, syntaxProblem } from './kubectl-syntax';
import { kubernetesSchema } from './kubernetes-schema';
import { ALIAS, MAPPING, NodeLog, NodeRecorder, SCALAR, SEQUENCE } from './node-log';
import { NodeTree, Pair } from './node-tree';
import type { ExplainedOffset } from './yaml-problems';
import { quoted } from '../facts/errors';

/** A document as kubectl reads it, or the reason why it does not. */
export type KubectlValue = { readonly value: unknown; readonly overrides: readonly ExplainedOffset[] } | { readonly problem: ExplainedOffset };

/** Strings around a key that js-yaml and kubectl can read differently. Most documents have none. */
const hints = [
  '<<', ' :', ']:', '}:', '\n:', '\t:', '{:', ',:', '? ', '?\n', '~:', 'null:', 'Null:', 'NULL:', '!!null', '.inf', '.Inf', '.INF', '.nan', '.NaN', '.NAN',
] as const;

/** kubectl finds the colon of a key without `?` only if it is at most this far from its start. */
const LONGEST_KEY = 1024;

const nullKey = ['a key is null', 'Write a string as the key. Put quotes around null and ~.'] as const;

const collectionKey = ['a key is a list or a mapping', 'Write a string as the key.'] as const;

/** Whether a document can contain something that js-yaml and kubectl read differently. */
export function needsKubectlValue(text: string): boolean {
  return hints.some((hint) => text.includes(hint)) || hasSyntaxHint(text) || hasLongLine(text);
}

function hasLongLine(text: string): boolean {
  for (let from = 0; text.length - from > LONGEST_KEY;) {
    const end = text.indexOf('\n', from);
    if (end === -1 || end - from > LONGEST_KEY) {
      return true;
    }
    from = end + 1;
  }
  return false;
}

/**
 * Reads a document again, which js-yaml has read without an error, and computes its value from its
 * nodes in their order: a merge key overrides the keys before it, and keys and numbers must be
 * those of JSON.
 * @see https://github.com/yaml/go-yaml/blob/v2/decode.go
 * @see https://github.com/kubernetes-sigs/yaml/blob/master/yaml.go
 */
export function kubectlValue(text: string): KubectlValue {
  const recorder = new NodeRecorder(true);
  recorder.start();
  load(text, { schema: kubernetesSchema, listener: recorder.listener, json: true });
  try {
    return new ValueReader(text, recorder.finish()).read();
  } catch (error) {
    if (error instanceof Refusal) {
      return { problem: error.problem };
    }
    throw error;
  }
}

type Mapping = Record<string, unknown>;

class ValueReader {
  private readonly tree: NodeTree;
  private readonly known = new Map<number, unknown>();
  private readonly overrides: ExplainedOffset[] = [];

  constructor(private readonly text: string, private readonly log: NodeLog) {
    this.tree = new NodeTree(text, log);
  }

  public read(): KubectlValue {
    const problem = syntaxProblem(this.tree, this.log);
    if (problem !== undefined) {
      return { problem };
    }
    const isEmpty = this.log.to === this.log.from;
    return { value: isEmpty ? null : this.valueOf(this.tree.root), overrides: this.overrides };
  }

  private valueOf(node: number): unknown {
    if (this.known.has(node)) {
      return this.known.get(node);
    }
    const value = this.compute(node);
    this.known.set(node, value);
    return value;
  }

  private compute(node: number): unknown {
    switch (this.tree.kindOf(node)) {
      case ALIAS: return this.valueOf(this.tree.withoutAlias(node));
      case SEQUENCE: return this.sequence(node);
      case MAPPING: return this.mapping(node);
      default: return this.scalar(node);
    }
  }

  private scalar(node: number): unknown {
    const value = this.log.values[node];
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw this.refusal(node, `the value is ${this.written(node)}, which JSON cannot represent`, 'Write another number, or put quotes around a string.');
    }
    return value;
  }

  private sequence(node: number): unknown[] {
    const items = this.tree.items(node);
    return (this.log.values[node] as unknown[]).map((value, index) => {
      const item = items[index];
      const isPair = item === undefined || (typeof value === 'object' && value !== null && value !== this.log.values[item]);
      return !isPair ? this.valueOf(item) : item === undefined ? value : this.pair(item, value as Mapping);
    });
  }

  /** A pair without braces in a list is a mapping that has no node of its own. */
  private pair(key: number, value: Mapping): unknown {
    if (this.tree.kindOf(key) === MAPPING || this.tree.kindOf(key) === SEQUENCE) {
      throw this.refusal(key, ...collectionKey);
    }
    if (Object.hasOwn(value, 'null') && !/^["']/u.test(this.written(key))) {
      throw this.refusal(key, ...nullKey);
    }
    return isColonOfKey(this.text, this.tree.scalarRange(key).to) ? value : `${this.written(key)}:`;
  }

  private mapping(node: number): Mapping {
    const mapping: Mapping = {};
    const pairs: Pair[] = [];
    this.tree.fromLastPair(node, (pair) => void pairs.push(pair));
    for (const { key, value } of pairs.reverse()) {
      if (value !== undefined && this.tree.isMergeKey(key)) {
        this.merge(mapping, { key, value });
      } else {
        set(mapping, this.keyOf(key), value === undefined ? null : this.valueOf(value));
      }
    }
    // An empty key has no node.
    if (Object.hasOwn(this.log.values[node] as Mapping, 'null') && !Object.hasOwn(mapping, 'null')) {
      throw this.refusal(node, ...nullKey);
    }
    return mapping;
  }

  /** In a list of mappings, the first mapping with a key counts. */
  private merge(mapping: Mapping, { key, value }: Required<Pair>): void {
    const source = this.tree.withoutAlias(value);
    const isList = this.tree.kindOf(source) === SEQUENCE;
    const mappings = isList && source === value ? [...this.tree.items(source)].reverse() : [source];
    for (const merged of mappings) {
      const target = merged === undefined ? undefined : this.tree.withoutAlias(merged);
      if (target === undefined || this.tree.kindOf(target) !== MAPPING) {
        throw this.refusal(key, 'the value of << is neither a mapping nor a list of mappings', 'Merge one mapping, or write the list after <<.');
      }
    }
    const before = { ...mapping };
    for (const merged of mappings) {
      for (const [name, own] of Object.entries(this.valueOf(merged!) as Mapping)) {
        set(mapping, name, own);
      }
    }
    for (const name of Object.keys(before).filter((own) => before[own] !== mapping[own])) {
      this.overrides.push({
        message: `<< overrides the key ${quoted(name)} above it`,
        fix: 'Move << before the other keys of its mapping, so that all readers of YAML agree.',
        offset: this.tree.scalarRange(key).from,
      });
    }
  }

  private keyOf(node: number): string {
    const value = this.log.values[node];
    const begin = this.tree.scalarRange(node).from;
    const isExplicit = this.text.slice(0, begin).trimEnd().endsWith('?');
    if (value === null || value === undefined || typeof value === 'object') {
      const [message, fix] = value === null || value === undefined ? nullKey : collectionKey;
      throw this.refusal(node, message, fix);
    }
    if (!isExplicit && this.text.indexOf(':', this.tree.scalarRange(node).to) - begin > LONGEST_KEY) {
      throw this.refusal(node, `a key has more than ${LONGEST_KEY} characters`, 'Write a shorter key, or write ? before it.');
    }
    if (!isExplicit && isPlain(this.written(node)) && !isColonOfKey(this.text, this.tree.scalarRange(node).to)) {
      return `${this.written(node)}:`;
    }
    return typeof value === 'number' && !Number.isFinite(value) ? Number.isNaN(value) ? '.nan' : value < 0 ? '-.inf' : '.inf' : String(value);
  }

  private written(node: number): string {
    const { from, to } = this.tree.scalarRange(node);
    return this.text.slice(from, to);
  }

  private refusal(node: number, message: string, fix: string): Refusal {
    return new Refusal({ message, fix, offset: this.tree.kindOf(node) === SCALAR ? this.tree.scalarRange(node).from : this.tree.contentOf(node) });
  }
}

function isPlain(written: string): boolean {
  return !/^["'|>]/u.test(written);
}

function set(mapping: Mapping, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(mapping, name, { value, configurable: true, enumerable: true, writable: true });
  } else {
    mapping[name] = value;
  }
}

class Refusal extends Error {
  constructor(public readonly problem: ExplainedOffset) {
    super(problem.message);
  }
}

import { MAX_DEPTH } from './node-log';

/** How aliases can expand a document that is small in its file. */
export type ExpansionProblem = 'cycle' | 'size' | 'depth';

const MAX_GROWTH = 10;
const FREE_SIZE = 1_000_000;

interface Extent {
  /** Characters and nodes, with each alias counted as if it were expanded. */
  readonly size: number;
  readonly depth: number;
}

/**
 * The problem of a value whose aliases are expanded, as every program that walks it does. Each
 * object is visited once. kubectl refuses cycles, and documents that grow too much.
 */
export function expansionProblem(value: unknown, textLength: number): ExpansionProblem | undefined {
  const known = new Map<object, Extent | 'open'>();

  const extentOf = (node: unknown, depth: number): Extent => {
    if (typeof node === 'string') {
      return { size: node.length + 1, depth: 0 };
    }
    if (typeof node !== 'object' || node === null) {
      return { size: 1, depth: 0 };
    }
    const before = known.get(node);
    if (before === 'open') {
      throw new Unbounded('cycle');
    }
    if (before === undefined) {
      if (depth >= MAX_DEPTH) {
        throw new Unbounded('depth');
      }
      known.set(node, 'open');
    }
    const extent = before ?? Object.entries(node).map(([key, child]) => {
      const { size, depth: below } = extentOf(child, depth + 1);
      return { size: size + key.length, depth: below + 1 };
    }).reduce((sum, { size, depth: below }) => ({ size: sum.size + size, depth: Math.max(sum.depth, below) }), { size: 1, depth: 0 });
    if (depth + extent.depth > MAX_DEPTH) {
      throw new Unbounded('depth');
    }
    known.set(node, extent);
    return extent;
  };

  try {
    return extentOf(value, 0).size > textLength * MAX_GROWTH + FREE_SIZE ? 'size' : undefined;
  } catch (error) {
    if (error instanceof Unbounded) {
      return error.problem;
    }
    throw error;
  }
}

class Unbounded extends Error {
  constructor(public readonly problem: ExpansionProblem) {
    super(problem);
  }
}

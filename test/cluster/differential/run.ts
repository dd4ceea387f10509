import * as fc from 'fast-check';
import { Case, cases } from './cases';
import { disagreements } from './comparison';
import { recordsOf } from './records';
import { Totals } from './totals';

const IN_FLIGHT = 48;

/** Objects are let go after so many cases: a long run needs no more memory than a short one. */
const BATCH = 10_000;

/** More would not be read. */
const MAX_SHOWN = 12;

/** What a run found out. */
export interface Run {
  readonly totals: Totals;
  /** Smallest cases that server and rules judge differently, one of each sort. */
  readonly disagreements: readonly string[];
}

/** Batches after the first have the seeds that follow. */
export async function run(numCases: number, seed: number): Promise<Run> {
  const totals = new Totals();
  const shown = new Map<string, string>();
  for (let start = 0; start < numCases; start += BATCH) {
    const seedOfBatch = seed + start / BATCH;
    for (const [sort, index] of await runBatch(Math.min(BATCH, numCases - start), seedOfBatch, totals)) {
      if (shown.size < MAX_SHOWN && !shown.has(sort)) {
        shown.set(sort, await smallest(sort, seedOfBatch, index));
      }
    }
  }
  return { totals, disagreements: [...shown.values()] };
}

/** Sorts of disagreements, with the first case of each. */
async function runBatch(numCases: number, seed: number, totals: Totals): Promise<Map<string, number>> {
  const pending = fc.sample(cases, { numRuns: numCases, seed }).entries();
  const firstOfSort = new Map<string, number>();
  const work = async () => {
    for (const [index, { document, target }] of pending) {
      for (const recorded of await recordsOf(document, target)) {
        const found = disagreements(recorded);
        totals.add(recorded, found);
        sortsOf(found).forEach((sort) => firstOfSort.set(sort, Math.min(index, firstOfSort.get(sort) ?? index)));
      }
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  return firstOfSort;
}

/** Disagreements without positions. */
function sortsOf(found: readonly string[]): Set<string> {
  return new Set(found.map((line) => line.replace(/\d+(?=[/"])/gu, '…')));
}

/** The smallest document that shows a disagreement of the sort. */
async function smallest(sort: string, seed: number, index: number): Promise<string> {
  const foundIn = async ({ document, target }: Case) => (await recordsOf(document, target)).flatMap(disagreements);
  const agreement = fc.asyncProperty(cases, async (each) => !sortsOf(await foundIn(each)).has(sort));
  const { counterexample } = await fc.check(agreement, { seed, path: String(index), numRuns: 1 });
  if (counterexample === null) {
    return `${sort} in case ${index} of seed ${seed}, where it did not show again`;
  }
  const [{ document, target }] = counterexample;
  return [
    ...await foundIn(counterexample[0]), `case ${index} of seed ${seed}, for ${JSON.stringify(target)}, at its smallest:`, JSON.stringify(document),
  ].join('\n');
}

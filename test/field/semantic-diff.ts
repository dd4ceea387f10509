import { isAllowed } from './allowed-differences';
import { areEqualValues } from './equal-values';
import { leavesOf } from './leaves';

/** A place at which a rebuilt object is not what the original is. */
export interface Difference {
  /** JSON pointer (RFC 6901), the same in both objects. */
  readonly pointer: string;
  /** Undefined where the original has nothing here. */
  readonly original: unknown;
  /** Undefined where the rebuilt object has nothing here. */
  readonly rebuilt: unknown;
}

/** A difference that one manifest has for a reason of its own. */
export interface Override extends Difference {
  readonly reason: string;
}

/**
 * All places at which two workloads differ in meaning: leaf by leaf, lists in order, except for the closed list of
 * `allowed-differences.ts`, for spellings of one value, and for the overrides. An override that does not apply exactly is
 * a difference too.
 */
export function semanticDifferences(original: object, rebuilt: object, overrides: readonly Override[] = []): Difference[] {
  const before = leavesOf(original);
  const after = leavesOf(rebuilt);
  const differences = [...new Set([...before.keys(), ...after.keys()])]
    .map((pointer): Difference => ({ pointer, original: before.get(pointer), rebuilt: after.get(pointer) }))
    .filter((difference) => !areEqualValues(difference))
    .filter((difference) => !isAllowed(difference));
  const unused = overrides.filter((override) => !differences.some((difference) => isSame(override, difference)));
  return [...differences.filter((difference) => !overrides.some((override) => isSame(override, difference))), ...unused];
}

/** One line per difference. */
export function printed(differences: readonly Difference[]): string[] {
  return differences.map(({ pointer, original, rebuilt }) => `${pointer}: ${show(original)} became ${show(rebuilt)}`);
}

function isSame(one: Difference, other: Difference): boolean {
  return one.pointer === other.pointer && one.original === other.original && one.rebuilt === other.rebuilt;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

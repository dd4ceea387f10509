import { Ensure } from './ensure';
import type { NodeClaim } from './node-claim';
import type { NodeNeed } from './node-need';
import type { SettingPart } from './setting-part';
import { Problem, quoted } from '../../facts/errors';

/**
 * Two settings that would undo each other in every pass, or of which one keeps the other from
 * working.
 */
export interface SettingConflict<Part> {
  readonly first: Part;
  readonly second: Part;
  /** What the settings conflict over. */
  readonly thing: string;
  /** What each setting does to it. */
  readonly difference: string;
  readonly fix: string;
}

/** The error for a conflict. */
export function conflictProblem({ thing, difference, fix }: SettingConflict<unknown>, who: string): Problem {
  return { message: `${who} conflict over ${thing}: ${difference}`, fix };
}

/** All pairs of settings that conflict. Only settings of the same thing are compared. */
export function* settingConflicts<Part extends SettingPart>(parts: readonly Part[]): Generator<SettingConflict<Part>> {
  const [owners, claimers, needers] = [new PartsByKey<Part>(), new PartsByKey<Part>(), new PartsByKey<Part>()];
  const texts = new Map(parts.map((part) => [part, JSON.stringify(part.desired)]));
  for (const part of parts) {
    const { desired: { id }, claims, needs } = part;
    for (const other of owners.at(id).filter((each) => texts.get(each) !== texts.get(part))) {
      yield { first: part, second: other, thing: quoted(id), difference: differences(part, other), fix: 'Leave one out, or make them equal.' };
    }
    const touched = new Set([
      ...claims.flatMap(({ thing }) => [...claimers.at(thing.key), ...needers.at(thing.key)]),
      ...needs.flatMap(({ thing }) => claimers.at(thing.key)),
    ]);
    for (const other of touched) {
      const conflict = other.desired.id === id ? undefined : conflictOf(part, other);
      if (conflict !== undefined) {
        yield conflict;
      }
    }
    owners.add(id, part);
    claims.forEach(({ thing }) => claimers.add(thing.key, part));
    needs.forEach(({ thing }) => needers.add(thing.key, part));
  }
}

class PartsByKey<Part> {
  private readonly parts = new Map<string, Part[]>();

  public at(key: string): readonly Part[] {
    return this.parts.get(key) ?? [];
  }

  public add(key: string, part: Part): void {
    const known = this.parts.get(key);
    if (known === undefined) {
      this.parts.set(key, [part]);
    } else {
      known.push(part);
    }
  }
}

/** An absent setting no longer controls anything, and removes what it created. */
function conflictOf<Part extends SettingPart>(one: Part, other: Part): SettingConflict<Part> | undefined {
  const [isHere, isThere] = [one, other].map(({ desired }) => desired.ensure === Ensure.PRESENT);
  if (isHere && isThere) {
    return disagreement(one, other) ?? refusal(one, other) ?? refusal(other, one);
  }
  return isHere ? loss(one, other) : isThere ? loss(other, one) : undefined;
}

function disagreement<Part extends SettingPart>(one: Part, other: Part): SettingConflict<Part> | undefined {
  for (const [here, there] of sameThings(one.claims, other.claims)) {
    if (!here.isShared || !there.isShared) {
      const fix = [here, there].sort((left, right) => Number(left.isShared) - Number(right.isShared)).find((claim) => claim.fix !== undefined)?.fix;
      return conflictAbout(here, one, here.does, other, there.does, fix);
    }
  }
  return undefined;
}

/** The conflict, if one setting has no effect because of what another one claims. */
function refusal<Part extends SettingPart>(needy: Part, claimer: Part): SettingConflict<Part> | undefined {
  for (const [need, claim] of sameThings(needy.needs, claimer.claims)) {
    if (need.refuses !== undefined && need.refuses === claim.state) {
      return conflictAbout(need, needy, need.does, claimer, claim.does, need.fix);
    }
  }
  return undefined;
}

/** The conflict, if one setting needs what another one removes. */
function loss<Part extends SettingPart>(needy: Part, gone: Part): SettingConflict<Part> | undefined {
  for (const [need, claim] of sameThings(needy.needs, gone.claims)) {
    if (need.isMissed && claim.isMade) {
      return conflictAbout(need, needy, need.does, gone, 'removes it');
    }
  }
  return undefined;
}

function* sameThings<One extends NodeClaim | NodeNeed>(ones: readonly One[], claims: readonly NodeClaim[]): Generator<[One, NodeClaim]> {
  for (const one of ones) {
    yield* claims.filter(({ thing }) => thing.key === one.thing.key).map((claim): [One, NodeClaim] => [one, claim]);
  }
}

function conflictAbout<Part extends SettingPart>(
  { thing }: NodeClaim | NodeNeed, first: Part, firstDoes: string, second: Part, secondDoes: string, fix = 'Leave one out.',
): SettingConflict<Part> {
  const difference = `${quoted(first.desired.id)} ${firstDoes}, and ${quoted(second.desired.id)} ${secondDoes}`;
  return { first, second, thing: thing.label, difference, fix };
}

/** The fields in which two settings with the same id differ, with short values in parentheses. */
function differences(one: SettingPart, other: SettingPart): string {
  const [here, there] = [one, other].map(({ desired }) => new Map(Object.entries(desired).map(([field, value]) => [field, JSON.stringify(value)])));
  const fields = [...new Set([...here.keys(), ...there.keys()])].sort();
  return fields.filter((field) => here.get(field) !== there.get(field)).map((field) => {
    const [left, right] = [here, there].map((values) => values.get(field) ?? 'nothing');
    return left.length + right.length > 100 ? field : `${field} (${left} and ${right})`;
  }).join(', ');
}

import { Ensure } from './ensure';
import type { NodeClaim } from './node-claim';
import type { NodeNeed } from './node-need';
import type { SettingPart } from './setting-part';
import { Problem, quoted } from '../../facts/errors';

/** Why two settings would undo each other in pass after pass. */
export interface SettingConflict<Part> {
  readonly first: Part;
  readonly second: Part;
  /** What they differ about, and what each of them does with it. */
  readonly thing: string;
  readonly difference: string;
  readonly fix: string;
}

/** The conflict in words. */
export function conflictProblem({ thing, difference, fix }: SettingConflict<unknown>, who: string): Problem {
  return { message: `${who} want different things of ${thing}: ${difference}`, fix };
}

/** Each two settings that conflict. Only those that are about one thing are compared. */
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

/** What is to be absent decides about nothing any more, and takes away what it made. */
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

/** Whether one setting has no effect with what another one claims. */
function refusal<Part extends SettingPart>(needy: Part, claimer: Part): SettingConflict<Part> | undefined {
  for (const [need, claim] of sameThings(needy.needs, claimer.claims)) {
    if (need.refuses !== undefined && need.refuses === claim.state) {
      return conflictAbout(need, needy, need.does, claimer, claim.does, need.fix);
    }
  }
  return undefined;
}

/** Whether one setting needs what another one removes. */
function loss<Part extends SettingPart>(needy: Part, gone: Part): SettingConflict<Part> | undefined {
  for (const [need, claim] of sameThings(needy.needs, gone.claims)) {
    if (need.isMissed && claim.isMade) {
      return conflictAbout(need, needy, need.does, gone, 'is to be absent');
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

/** What two settings of one id differ in, and how where that is short. */
function differences(one: SettingPart, other: SettingPart): string {
  const [here, there] = [one, other].map(({ desired }) => new Map(Object.entries(desired).map(([field, value]) => [field, JSON.stringify(value)])));
  const fields = [...new Set([...here.keys(), ...there.keys()])].sort();
  return fields.filter((field) => here.get(field) !== there.get(field)).map((field) => {
    const [left, right] = [here, there].map((values) => values.get(field) ?? 'nothing');
    return left.length + right.length > 100 ? field : `${field} (${left} and ${right})`;
  }).join(', ');
}

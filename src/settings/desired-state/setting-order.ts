import { Ensure } from './ensure';
import { NeedOrder } from './node-need';
import type { SettingPart } from './setting-part';
import { Problem, quoted } from '../../facts/errors';

/**
 * Why the agent cannot create or remove the settings in their order, if it cannot. Audit mode would
 * not notice, because nothing exists yet.
 */
export function orderProblem(parts: readonly SettingPart[]): Problem | undefined {
  return madeTooLate(parts.filter(({ desired }) => desired.ensure === Ensure.PRESENT))
    ?? removedTooEarly(parts.filter(({ desired }) => desired.ensure === Ensure.ABSENT));
}

function madeTooLate(present: readonly SettingPart[]): Problem | undefined {
  const needy = new Map<string, SettingPart>();
  for (const part of present) {
    const late = part.claims.find(({ thing }) => needy.has(thing.key));
    if (late !== undefined) {
      return {
        message: `${quoted(needy.get(late.thing.key)!.desired.id)} comes before ${quoted(part.desired.id)}, which it needs`,
        fix: 'Put the setting that is needed first.',
      };
    }
    part.needs.filter(({ order }) => order !== NeedOrder.NONE).forEach(({ thing }) => needy.set(thing.key, part));
  }
  return undefined;
}

function removedTooEarly(absent: readonly SettingPart[]): Problem | undefined {
  const removed = new Map<string, SettingPart>();
  for (const part of absent) {
    const early = part.needs.find(({ thing, order }) => order === NeedOrder.MADE_FIRST_REMOVED_LAST && removed.has(thing.key));
    if (early !== undefined) {
      return {
        message: `absent ${quoted(removed.get(early.thing.key)!.desired.id)} comes before absent ${quoted(part.desired.id)}, which needs it until it is removed itself`,
        fix: 'Put the setting that is needed last.',
      };
    }
    part.claims.filter(({ isMade }) => isMade).forEach(({ thing }) => removed.set(thing.key, part));
  }
  return undefined;
}

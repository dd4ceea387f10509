import { Severity } from './finding';
import { holdsOn } from './holds';
import type { RuleBase, RuleTarget } from './rule';

/**
 * How bad findings of a rule are on a target, at worst: where the rule may not hold, they only warn. Undefined where it does not hold,
 * and so has nothing to say.
 */
export function severityOn({ severity, holds }: Pick<RuleBase, 'severity' | 'holds'>, target: RuleTarget): Severity | undefined {
  switch (holdsOn(holds, target)) {
    case 'yes': return severity;
    case 'maybe': return Severity.WARNING;
    case 'no': return undefined;
  }
}

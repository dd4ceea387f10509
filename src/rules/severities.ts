import { Severity } from './finding';
import { holdsOn } from './holds';
import type { RuleBase, RuleTargetOptions } from './rule';

/**
 * The highest severity of the findings of a rule on a target. A rule that may not hold there only
 * warns. Undefined for a rule that does not hold.
 */
export function severityOn({ severity, holds }: Pick<RuleBase, 'severity' | 'holds'>, target: RuleTargetOptions): Severity | undefined {
  switch (holdsOn(holds, target)) {
    case 'yes': return severity;
    case 'maybe': return Severity.WARNING;
    case 'no': return undefined;
  }
}

import { RuleOutcome, Severity } from '../finding';
import type { RuleBase } from '../rule';

export const rule: RuleBase = {
  id: 'HPC098',
  title: 'A suppression states its reason and suppresses a finding',
  outcome: RuleOutcome.NOT_CHECKED,
  severity: Severity.WARNING,
  holds: { since: '1.0' },
  why: 'A suppression that is not needed would hide the next finding of its rule. A suppression without a reason does not say why the finding is accepted.',
  fix: 'Remove it, or name the intended rule and state why its finding is accepted.',
  fixable: false,
  sources: ['https://github.com/cdk8s-hostprocess/cdk8s-hostprocess/blob/main/docs/check.md'],
};

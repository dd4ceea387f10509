import { RuleOutcome, Severity } from '../finding';
import type { RuleBase } from '../rule';

export const rule: RuleBase = {
  id: 'HPC098',
  title: 'A suppression gives its reason and suppresses something',
  outcome: RuleOutcome.NOT_CHECKED,
  severity: Severity.WARNING,
  holds: { since: '1.0' },
  why: 'A suppression that is not needed would hide the next finding of its rule, and one without a reason tells nobody why.',
  fix: 'Remove it, or write the rule that is meant and why its finding is accepted.',
  fixable: false,
  sources: ['https://github.com/cdk8s-hostprocess/cdk8s-hostprocess/blob/main/docs/check.md'],
};

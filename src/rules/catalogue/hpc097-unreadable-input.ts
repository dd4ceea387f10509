import { RuleOutcome, Severity } from '../finding';
import type { RuleBase } from '../rule';

export const rule: RuleBase = {
  id: 'HPC097',
  title: 'What is to be checked can be read',
  outcome: RuleOutcome.NOT_CHECKED,
  severity: Severity.ERROR,
  holds: { since: '1.0' },
  why: 'Nothing can be said about what cannot be read; a cluster would not take it either.',
  fix: 'Repair the file, or leave it out of the check.',
  fixable: false,
  sources: ['https://yaml.org/spec/1.2.2/'],
};

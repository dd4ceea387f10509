import { RuleOutcome, Severity } from '../finding';
import type { RuleBase } from '../rule';

export const rule: RuleBase = {
  id: 'HPC097',
  title: 'The input of a check can be read',
  outcome: RuleOutcome.NOT_CHECKED,
  severity: Severity.ERROR,
  holds: { since: '1.0' },
  why: 'Input that cannot be read cannot be checked.',
  fix: 'Repair the file, or exclude it from the check.',
  fixable: false,
  sources: ['https://yaml.org/spec/1.2.2/'],
};

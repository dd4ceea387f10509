import { RuleOutcome, Severity } from '../finding';
import { refusedAccountRule } from './account-rule';

export const rule = refusedAccountRule({
  id: 'HPC011',
  title: 'An account has at most one backslash',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses a runAsUserName with more than one backslash.',
  fix: 'Separate the domain and the user with one backslash.',
  symptoms: { apply: ['runAsUserName cannot contain more than one backslash'] },
  fixable: false,
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go'],
});

import { RuleOutcome, Severity } from '../finding';
import { refusedAccountRule } from './account-rule';

export const rule = refusedAccountRule({
  id: 'HPC010',
  title: 'An account name is not empty and contains no control characters',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses such a runAsUserName.',
  fix: 'Set an account: NT AUTHORITY\\Local service, NT AUTHORITY\\NetworkService or a local group (WindowsAccount.localService(), networkService(), localGroup(name)).',
  symptoms: { apply: ['runAsUserName cannot be an empty string', 'runAsUserName cannot contain control characters'] },
  fixable: false,
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go'],
});

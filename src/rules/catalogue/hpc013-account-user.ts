import { RuleOutcome, Severity } from '../finding';
import { refusedAccountRule } from './account-rule';

export const rule = refusedAccountRule({
  id: 'HPC013',
  title: 'The user of an account has a valid name',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses a runAsUserName whose user name is not valid.',
  fix: 'Use an account of the node: NT AUTHORITY\\Local service, NT AUTHORITY\\NetworkService or a local group (WindowsAccount.localService(), networkService(), localGroup(name)).',
  symptoms: {
    apply: [
      "runAsUserName's User cannot contain the following characters",
      "runAsUserName's User cannot be empty",
      "runAsUserName's User length must not be longer than 104 characters",
    ],
  },
  fixable: false,
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go'],
});

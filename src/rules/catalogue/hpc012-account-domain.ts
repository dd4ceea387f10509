import { RuleOutcome, Severity } from '../finding';
import { refusedAccountRule } from './account-rule';

export const rule = refusedAccountRule({
  id: 'HPC012',
  title: 'The domain of an account is a NetBIOS or DNS name',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses a runAsUserName with any other domain.',
  fix: 'Use an account of the node: NT AUTHORITY\\Local service, NT AUTHORITY\\NetworkService or a local group (WindowsAccount.localService(), networkService(), localGroup(name)).',
  symptoms: { apply: ["runAsUserName's Domain doesn't match the NetBios nor the DNS format"] },
  fixable: false,
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go'],
});

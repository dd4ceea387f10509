import { RuleOutcome, Severity } from '../finding';
import { accountRule } from './account-rule';
import { isUnknownServiceAccount } from '../../facts/account-name';
import { quoted } from '../../facts/errors';

export const rule = accountRule({
  id: 'HPC018',
  title: 'A service account is one of the three documented accounts',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Kubernetes documents SYSTEM, Local service and NetworkService for HostProcess containers. No other service account is documented to log on.',
  fix: 'Use NT AUTHORITY\\Local service, NT AUTHORITY\\NetworkService or NT AUTHORITY\\SYSTEM (WindowsAccount.localService(), networkService(), localSystem({ reason })).',
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#choosing-a-user-account'],
}, ({ name }) => (
  isUnknownServiceAccount(name)
    ? { message: `account ${quoted(name)} is not a documented service account` }
    : undefined
));

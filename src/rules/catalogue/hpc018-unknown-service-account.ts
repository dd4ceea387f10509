import { accountRule } from './account-rule';
import { isUnknownServiceAccount } from '../../facts/account-name';
import { quoted } from '../../facts/errors';
import { Severity } from '../finding';

export const rule = accountRule({
  id: 'HPC018',
  title: 'A service account is one of the three documented ones',
  why: 'Kubernetes documents SYSTEM, Local service and NetworkService for HostProcess containers; nobody promises that another one can log on.',
  fix: 'Use WindowsAccount.localService(), networkService() or localSystem({ reason }).',
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#choosing-a-user-account'],
}, ({ name }) => (
  isUnknownServiceAccount(name)
    ? { severity: Severity.WARNING, message: `account ${quoted(name)} is none of the documented service accounts` }
    : undefined
));

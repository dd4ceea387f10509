import { RuleOutcome, Severity } from '../finding';
import { accountRule } from './account-rule';
import { isBareName } from '../../facts/account-name';
import { quoted } from '../../facts/errors';

export const rule = accountRule({
  id: 'HPC020',
  title: 'A local group as the account requires containerd 1.7',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22', containerd: { until: '1.7' } },
  why: 'containerd 1.6 treats the name as a user and cannot log that user on, so the container never starts.',
  fix: 'Run containerd 1.7 or later on these nodes and declare it as the target, or use NT AUTHORITY\\Local service (WindowsAccount.localService()).',
  symptoms: { pod: ['failed to create user process token: failed to logon user'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#choosing-a-user-account'],
}, ({ name }) => (isBareName(name) ? { message: `account ${quoted(name)} is a local group` } : undefined));

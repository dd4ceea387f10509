import { RuleOutcome, Severity } from '../finding';
import { logonRule } from './account-rule';

export const rule = logonRule({
  id: 'HPC021',
  title: 'The name of a service account includes its domain',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Without the domain, the container runtime attempts a logon without a password, which Windows refuses.',
  fix: 'Include the domain, as in NT AUTHORITY\\SYSTEM, or use WindowsAccount.localService(), networkService() or localSystem({ reason }).',
  symptoms: { pod: ['failed to create user process token: failed to logon user'] },
  fixable: true,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go',
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#choosing-a-user-account',
  ],
});

import { RuleOutcome, Severity } from '../finding';
import { logonRule } from './account-rule';

export const rule = logonRule({
  id: 'HPC015',
  title: 'The account exists on the host',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The container runtime cannot log the account on, so the container never starts.',
  fix: 'Use NT AUTHORITY\\Local service, NT AUTHORITY\\NetworkService or a local group (WindowsAccount.localService(), networkService(), localGroup(name)).',
  symptoms: { pod: ['failed to create user process token: failed to logon user'] },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go',
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#choosing-a-user-account',
  ],
});

import { RuleOutcome, Severity } from '../finding';
import { logonRule } from './account-rule';

export const rule = logonRule({
  id: 'HPC017',
  title: 'NT AUTHORITY is spelt as the container runtime compares it',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'In any other spelling the container runtime attempts a logon without password, which Windows refuses.',
  fix: 'Write NT AUTHORITY in capitals and with one space, or use WindowsAccount.localService() and its siblings.',
  symptoms: { pod: ['failed to create user process token: failed to logon user'] },
  fixable: true,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go'],
});

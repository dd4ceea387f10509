import { RuleOutcome, Severity } from '../finding';
import { logonRule } from './account-rule';

export const rule = logonRule({
  id: 'HPC017',
  title: 'NT AUTHORITY is spelled exactly as the container runtime expects it',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'With any other spelling, the container runtime attempts a logon without a password, which Windows refuses.',
  fix: 'Write NT AUTHORITY in uppercase with one space, or use WindowsAccount.localService(), networkService() or localSystem({ reason }).',
  symptoms: { pod: ['failed to create user process token: failed to logon user'] },
  fixable: true,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go'],
});

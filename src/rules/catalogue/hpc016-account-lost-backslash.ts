import { RuleOutcome, Severity } from '../finding';
import { logonRule } from './account-rule';

export const rule = logonRule({
  id: 'HPC016',
  title: 'The account name keeps its backslash',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server accepts the name, but Windows has no such account, so the container never starts.',
  fix: 'Write the name in single quotes in YAML. In code, use WindowsAccount.localService(), networkService() or localSystem({ reason }).',
  symptoms: { pod: ['failed to create user process token: failed to logon user'] },
  fixable: true,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go'],
});

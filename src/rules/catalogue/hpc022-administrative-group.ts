import { RuleOutcome, Severity } from '../finding';
import { accountRule } from './account-rule';
import { ACCOUNT_REASON } from '../../facts/annotations';
import { quoted } from '../../facts/errors';
import { administrativeGroupReason } from '../../facts/local-groups';
import { hasReason } from '../reading/accounts';

export const rule = accountRule({
  id: 'HPC022',
  title: 'An administrative group as the account has a stated reason',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22', containerd: { since: '1.7' } },
  why: 'Each container gets a temporary account in that group. An attacker who takes over the container takes over the node.',
  fix: `Grant the permissions that the workload needs to a separate group, or state a reason in an annotation of the pod: ${ACCOUNT_REASON}: "...". In code, use WindowsAccount.localGroup(name, { reason }).`,
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go',
    'https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-groups',
  ],
}, (use, pod) => {
  const danger = administrativeGroupReason(use.name);
  return danger === undefined || hasReason(pod, use)
    ? undefined
    : { message: `account ${quoted(use.name)} is an administrative group: ${danger}` };
});

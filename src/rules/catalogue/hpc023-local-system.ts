import { RuleOutcome, Severity } from '../finding';
import { accountRule } from './account-rule';
import { ACCOUNT_REASON } from '../../facts/annotations';
import { quoted } from '../../facts/errors';
import { isLocalSystem } from '../../facts/service-accounts';
import { hasReason } from '../reading/accounts';

export const rule = accountRule({
  id: 'HPC023',
  title: 'LocalSystem as the account has a stated reason',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'LocalSystem has full control over the node and over every pod on it.',
  fix: `Set runAsUserName to NT AUTHORITY\\Local service or to a local group. If less privilege is not enough, state why in an annotation of the pod: ${ACCOUNT_REASON}: "...". In code, use WindowsAccount.localService() or localSystem({ reason }).`,
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#choosing-a-user-account'],
}, (use, pod) => (
  isLocalSystem(use.name) && !hasReason(pod, use)
    ? { message: `account ${quoted(use.name)} is LocalSystem, but no reason is stated` }
    : undefined
));

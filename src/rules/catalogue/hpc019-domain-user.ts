import { RuleOutcome, Severity } from '../finding';
import { accountRule } from './account-rule';
import { splitAccount } from '../../facts/account-name';
import { quoted } from '../../facts/errors';
import { SERVICE_AUTHORITY } from '../../facts/service-accounts';
import { logonSeverity } from '../reading/accounts';

export const rule = accountRule({
  id: 'HPC019',
  title: 'An account is a service account or a local group',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The container runtime has no password for the account, and Windows does not log on a user without a password.',
  fix: 'Use NT AUTHORITY\\Local service, NT AUTHORITY\\NetworkService or a local group of the node (WindowsAccount.localService(), networkService(), localGroup(name)).',
  symptoms: { pod: ['failed to create user process token: failed to logon user'] },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/logon.go',
    'https://github.com/microsoft/hcsshim/pull/1286',
  ],
}, ({ name }, pod) => {
  const { domain } = splitAccount(name);
  return domain === undefined || domain === SERVICE_AUTHORITY ? undefined : {
    severity: logonSeverity(pod),
    message: domain.toUpperCase() === 'BUILTIN'
      ? `account ${quoted(name)} names a group with its domain, so the container runtime treats it as a user`
      : `account ${quoted(name)} is a user of domain ${quoted(domain)}`,
    ...(domain.toUpperCase() === 'BUILTIN' && { fix: `Leave out the domain: ${quoted(splitAccount(name).user)}.` }),
  };
});

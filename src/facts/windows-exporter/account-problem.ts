import { CollectorName, collectors } from './collectors';
import { Problem, quoted } from '../errors';
import { administrativeGroupReason } from '../local-groups';
import { isLocalSystem } from '../service-accounts';

const USE_LOCAL_SYSTEM = 'Use WindowsAccount.localSystem({ reason: \'...\' })';

/**
 * Why an account does not work for the collectors, or is not known to work, or undefined. The
 * exporter's own manifests use LocalSystem, the only account that its maintainers know to work.
 * @see https://github.com/prometheus-community/windows_exporter/issues/594
 */
export function accountProblem(account: string, names: readonly CollectorName[], isExperiment: boolean): Problem | undefined {
  if (isLocalSystem(account)) {
    return undefined;
  }
  const isAdministrative = administrativeGroupReason(account) !== undefined;
  const closed = isAdministrative ? undefined : names.find((name) => collectors[name].needs === 'administrators');
  if (closed !== undefined) {
    return {
      message: `collector ${quoted(closed)} cannot run as ${quoted(account)}: only administrators can read its sources (${collectors[closed].reads})`,
      fix: `${USE_LOCAL_SYSTEM}, or leave the collector out.`,
    };
  }
  const unproven = names.filter((name) => collectors[name].needs !== 'files');
  return unproven.length === 0 || isExperiment ? undefined : {
    message: `${unproven.length === 1 ? 'collector' : 'collectors'} ${unproven.map(quoted).join(', ')} ${unproven.length === 1 ? 'is' : 'are'} not known to work as ${quoted(account)}`,
    fix: `${USE_LOCAL_SYSTEM}, or try the account with experimentalAccount: true and watch the metric windows_exporter_collector_success.`,
  };
}

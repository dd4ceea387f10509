import { CollectorName, collectors } from './collectors';
import { Problem, quoted } from '../errors';
import { administrativeGroupReason } from '../local-groups';
import { isLocalSystem } from '../service-accounts';

const USE_LOCAL_SYSTEM = 'Use WindowsAccount.localSystem({ reason: \'...\' })';

/**
 * Why an account cannot serve the collectors, or has never been seen to. LocalSystem is what the exporter's own manifests use,
 * and the only account that its maintainers know to work.
 *
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
      message: `collector ${quoted(closed)} cannot work as ${quoted(account)}: it reads ${collectors[closed].reads}, which only administrators may`,
      fix: `${USE_LOCAL_SYSTEM}, or leave the collector out.`,
    };
  }
  const unproven = names.filter((name) => collectors[name].needs !== 'files');
  return unproven.length === 0 || isExperiment ? undefined : {
    message: `nobody has seen ${unproven.length === 1 ? 'the collector' : 'the collectors'} ${unproven.map(quoted).join(', ')} work as ${quoted(account)}`,
    fix: `${USE_LOCAL_SYSTEM}, or try it with experimentalAccount: true and watch the metric windows_exporter_collector_success.`,
  };
}

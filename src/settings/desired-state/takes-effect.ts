import type { DesiredTakesEffect } from './desired-setting';
import { throwProblem } from '../../facts/errors';
import { serviceNameProblem } from '../../facts/grantable-services';
import { checkInstance } from '../../facts/members';

/**
 * When a change takes effect. The agent restarts nothing. It reports pending changes in its log and
 * as the metric `hostprocess_setting_pending`, until the service has started or Windows has booted
 * since the change.
 */
export class TakesEffect {
  /** Immediately: programs read the value each time. */
  public static immediately(): TakesEffect {
    return new TakesEffect();
  }

  /**
   * After a restart of a service. If the service is not running, nothing is pending. If several
   * services share one process, Windows does not report when each of them started. The change is
   * then pending until that process has ended.
   * @param service the name of the service, not its display name
   * @throws if the name cannot be the name of a service
   */
  public static afterRestartOf(service: string): TakesEffect {
    throwProblem(serviceNameProblem(service));
    return new TakesEffect({ after: 'serviceRestart', service });
  }

  /** After a reboot of the node. */
  public static afterReboot(): TakesEffect {
    return new TakesEffect({ after: 'reboot' });
  }

  /**
   * For users who log on afterwards. The agent cannot see who is logged on, so the change is
   * pending until Windows has booted.
   */
  public static afterLogOff(): TakesEffect {
    return new TakesEffect({ after: 'logOff' });
  }

  private constructor(private readonly effect?: DesiredTakesEffect) {}

  /** @internal */
  public _desired(): DesiredTakesEffect | undefined {
    return this.effect;
  }
}

/** Throws if the value is not an object of `TakesEffect`. */
export function checkEffect(what: string, effect: TakesEffect | undefined): void {
  if (effect !== undefined) {
    checkInstance(what, effect, TakesEffect, 'TakesEffect.afterReboot()');
  }
}

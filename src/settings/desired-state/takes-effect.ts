import type { DesiredTakesEffect } from './desired-setting';
import { throwProblem } from '../../facts/errors';
import { serviceNameProblem } from '../../facts/grantable-services';
import { checkInstance } from '../../facts/members';

/**
 * When Windows takes up a change. The agent restarts nothing: it says what waits, in its log and as the metric `hostprocess_setting_pending`,
 * until the service has started or Windows has booted since the change.
 */
export class TakesEffect {
  /** At once: programs read it each time. */
  public static immediately(): TakesEffect {
    return new TakesEffect();
  }

  /**
   * When a service has started again. One that does not run waits for nothing. Where several services share one process, Windows does
   * not say when each has started: the change is reported until that process has ended.
   * @param service its name, not its display name
   * @throws for what cannot be the name of a service
   */
  public static afterRestartOf(service: string): TakesEffect {
    throwProblem(serviceNameProblem(service));
    return new TakesEffect({ after: 'serviceRestart', service });
  }

  /** When Windows has booted. */
  public static afterReboot(): TakesEffect {
    return new TakesEffect({ after: 'reboot' });
  }

  /** For users who log on from then on. Who is logged on cannot be told from outside: it is reported until Windows has booted. */
  public static afterLogOff(): TakesEffect {
    return new TakesEffect({ after: 'logOff' });
  }

  private constructor(private readonly effect?: DesiredTakesEffect) {}

  /** @internal */
  public _desired(): DesiredTakesEffect | undefined {
    return this.effect;
  }
}

/** Throws for what is no `TakesEffect`. */
export function checkEffect(what: string, effect: TakesEffect | undefined): void {
  if (effect !== undefined) {
    checkInstance(what, effect, TakesEffect, 'TakesEffect.afterReboot()');
  }
}

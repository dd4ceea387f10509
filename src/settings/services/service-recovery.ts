import { Duration } from 'cdk8s';
import { checkInteger, quoted, userError } from '../../facts/errors';
import { wholeSeconds } from '../../facts/members';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import type { WindowsServiceSetting } from '../desired-state/desired-setting';

/** Options for a service that Windows restarts if it fails. */
export interface ServiceRestartOptions {
  /**
   * How long Windows waits before the first restart, the second, and so on. The last delay applies
   * to all later restarts. One to ten delays of whole seconds, at most a day each.
   * @default - 5 seconds, 30 seconds, then a minute each time
   */
  readonly delays?: Duration[];

  /**
   * The time without a failure after which Windows starts again with the first delay. Whole
   * seconds, at least one.
   * @default Duration.days(1)
   */
  readonly resetAfter?: Duration;

  /**
   * Whether Windows also restarts a service that stops and reports an error, and not only one whose
   * process dies. Many programs end with such a report.
   * @default true
   */
  readonly afterErrors?: boolean;
}

const keys: KeysOf<ServiceRestartOptions> = { delays: true, resetAfter: true, afterErrors: true };
const LONGEST_DELAY = 86_400;

/**
 * What Windows does if a service fails. Restarting the node and running another program are not
 * available, because Kubernetes would not know about them.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/winsvc/ns-winsvc-service_failure_actionsw
 */
export class ServiceRecovery {
  /**
   * Windows restarts the service.
   * @throws for delays that are not whole seconds from 0 to a day
   */
  public static restart(options: ServiceRestartOptions = {}): ServiceRecovery {
    checkKeys('ServiceRecovery.restart', options, keys);
    const { delays = [Duration.seconds(5), Duration.seconds(30), Duration.minutes(1)], resetAfter = Duration.days(1), afterErrors = true } = options;
    if (!Array.isArray(delays) || delays.length < 1 || delays.length > 10) {
      throw userError({ message: `ServiceRecovery.restart: delays must be a list of one to ten durations, got ${quoted(delays)}`, fix: 'Use one to ten delays, or ServiceRecovery.none().' });
    }
    const seconds = delays.map((delay) => wholeSeconds('ServiceRecovery.restart: delay', delay));
    seconds.forEach((delay) => checkInteger('ServiceRecovery.restart: delay in seconds', delay, { min: 0, max: LONGEST_DELAY }));
    const resetSeconds = wholeSeconds('ServiceRecovery.restart: resetAfter', resetAfter);
    checkInteger('ServiceRecovery.restart: resetAfter in seconds', resetSeconds, { min: 1 });
    return new ServiceRecovery(seconds, resetSeconds, afterErrors);
  }

  /** Windows does nothing. The service stays stopped until the agent starts it. */
  public static none(): ServiceRecovery {
    return new ServiceRecovery([], 0, false);
  }

  private constructor(private readonly delays: readonly number[], private readonly resetSeconds: number, private readonly afterErrors: boolean) {}

  /**
   * Whether Windows restarts the service.
   * @internal
   */
  public get _restarts(): boolean {
    return this.delays.length > 0;
  }

  /** @internal */
  public get _desired(): Pick<WindowsServiceSetting, 'restartDelaysSeconds' | 'resetAfterSeconds' | 'recoversFromErrors'> {
    return { restartDelaysSeconds: this.delays, resetAfterSeconds: this.resetSeconds, recoversFromErrors: this.afterErrors };
  }
}

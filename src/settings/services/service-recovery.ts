import { Duration } from 'cdk8s';
import { checkInteger, quoted, userError } from '../../facts/errors';
import { wholeSeconds } from '../../facts/members';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import type { WindowsServiceSetting } from '../desired-state/desired-setting';

/** Options for a service that is restarted when it fails. */
export interface ServiceRestartOptions {
  /**
   * How long Windows waits before the first restart, the second, and so on. The last one counts for all that follow. One to ten, whole
   * seconds, up to a day each.
   * @default - 5 seconds, 30 seconds, then a minute each time
   */
  readonly delays?: Duration[];

  /**
   * After how long without a failure Windows counts from the beginning again. Whole seconds.
   * @default Duration.days(1)
   */
  readonly resetAfter?: Duration;

  /**
   * Whether a service that stops by itself and reports an error has failed, too, and not only one whose process dies. Many programs
   * end in that way.
   * @default true
   */
  readonly afterErrors?: boolean;
}

const keys: KeysOf<ServiceRestartOptions> = { delays: true, resetAfter: true, afterErrors: true };
const LONGEST_DELAY = 86_400;

/**
 * What Windows does when a service fails. It neither restarts the node nor runs another program: that would be decided on the node,
 * behind the back of Kubernetes.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/winsvc/ns-winsvc-service_failure_actionsw
 */
export class ServiceRecovery {
  /**
   * The service is started again.
   * @throws for delays that are no whole seconds from 0 to a day
   */
  public static restart(options: ServiceRestartOptions = {}): ServiceRecovery {
    checkKeys('ServiceRecovery.restart', options, keys);
    const { delays = [Duration.seconds(5), Duration.seconds(30), Duration.minutes(1)], resetAfter = Duration.days(1), afterErrors = true } = options;
    if (!Array.isArray(delays) || delays.length < 1 || delays.length > 10) {
      throw userError({ message: `delays are ${quoted(delays)}`, fix: 'Give one to ten, or ServiceRecovery.none().' });
    }
    const seconds = delays.map((delay) => wholeSeconds('delay', delay));
    seconds.forEach((delay) => checkInteger('delay in seconds', delay, { min: 0, max: LONGEST_DELAY }));
    const resetSeconds = wholeSeconds('resetAfter', resetAfter);
    checkInteger('resetAfter in seconds', resetSeconds, { min: 1 });
    return new ServiceRecovery(seconds, resetSeconds, afterErrors);
  }

  /** The service stays as it is until the agent starts it. */
  public static none(): ServiceRecovery {
    return new ServiceRecovery([], 0, false);
  }

  private constructor(private readonly delays: readonly number[], private readonly resetSeconds: number, private readonly afterErrors: boolean) {}

  /** @internal */
  public get _desired(): Pick<WindowsServiceSetting, 'restartDelaysSeconds' | 'resetAfterSeconds' | 'recoversFromErrors'> {
    return { restartDelaysSeconds: this.delays, resetAfterSeconds: this.resetSeconds, recoversFromErrors: this.afterErrors };
  }
}

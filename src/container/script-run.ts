import { Duration } from 'cdk8s';
import { checkInteger } from '../facts/errors';
import { wholeSeconds } from '../facts/members';
import { RUN_ONCE } from '../facts/script-run';
import { checkKeys } from '../facts/unknown-keys';

/** Options for `ScriptRun.every`. */
export interface ScriptRunEveryOptions {
  /**
   * Maximum random time to add to each wait, so that nodes do not work at the same time. Whole
   * seconds, at most 4 days.
   * @default - a tenth of the interval
   */
  readonly jitter?: Duration;
}

/** How a container runs its script, and what the end of the script means. */
export class ScriptRun {
  /**
   * Runs the script once. The container ends with the exit code of the script. Use it in init
   * containers, Jobs, CronJobs and Pods. A DaemonSet or a Deployment would start it again and
   * again.
   */
  public static once(): ScriptRun {
    return new ScriptRun(RUN_ONCE);
  }

  /**
   * Runs the script once. The container then keeps running without doing anything. If the script
   * fails, the container ends. Use it in a DaemonSet for work on each node.
   */
  public static onceThenIdle(): ScriptRun {
    return new ScriptRun('onceThenIdle');
  }

  /**
   * Runs a script that never ends, such as a loop. If it ends, it has failed, whatever its exit
   * code.
   */
  public static forever(): ScriptRun {
    return new ScriptRun('forever');
  }

  /**
   * Runs the script at the start and then after each interval. A failed run ends the container, so
   * that the failure is visible and kubelet repeats the run.
   * @param interval time from the end of a run to the next run, whole seconds, 1 second to 20 days
   */
  public static every(interval: Duration, options: ScriptRunEveryOptions = {}): ScriptRun {
    checkKeys('ScriptRun.every', options, { jitter: true });
    const seconds = wholeSeconds('ScriptRun.every: interval', interval);
    checkInteger('ScriptRun.every: interval in seconds', seconds, { min: 1, max: 1_728_000 });
    const jitter = wholeSeconds('ScriptRun.every: jitter', options.jitter) ?? Math.floor(seconds / 10);
    checkInteger('ScriptRun.every: jitter in seconds', jitter, { min: 0, max: 345_600 });
    return new ScriptRun('every', seconds, jitter);
  }

  private constructor(
    /** `once`, `onceThenIdle`, `forever` or `every`. */
    public readonly mode: string,
    /** Seconds between runs, for `every`. */
    public readonly intervalSeconds?: number,
    /** Maximum number of random seconds to add to each wait, for `every`. */
    public readonly jitterSeconds?: number,
  ) {}
}

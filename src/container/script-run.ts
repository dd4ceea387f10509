import { Duration } from 'cdk8s';
import { checkInteger } from '../facts/errors';
import { wholeSeconds } from '../facts/members';
import { RUN_ONCE } from '../facts/script-run';
import { checkKeys } from '../facts/unknown-keys';

/** Options for `ScriptRun.every`. */
export interface ScriptRunEveryOptions {
  /**
   * Random time added to each wait, so that not all nodes work at once. Whole seconds.
   * @default - a tenth of the interval
   */
  readonly jitter?: Duration;
}

/** How a container runs its script, and what the end of the script means. */
export class ScriptRun {
  /**
   * Once: the container ends with the script's exit code. For init containers, Jobs, CronJobs and Pods; a DaemonSet or a
   * Deployment would start it again and again.
   */
  public static once(): ScriptRun {
    return new ScriptRun(RUN_ONCE);
  }

  /** Once, then the container stays without doing anything. A failed script ends the container. For work per node in a DaemonSet. */
  public static onceThenIdle(): ScriptRun {
    return new ScriptRun('onceThenIdle');
  }

  /** The script is a loop of its own: its end is a failure, whatever its exit code. */
  public static forever(): ScriptRun {
    return new ScriptRun('forever');
  }

  /**
   * At the start and then after each interval. A failed run ends the container, so that kubelet shows and repeats it.
   * @param interval time from the end of a run to the next; 1 second to 20 days
   */
  public static every(interval: Duration, options: ScriptRunEveryOptions = {}): ScriptRun {
    checkKeys('ScriptRun.every', options, { jitter: true });
    const seconds = wholeSeconds('interval', interval);
    checkInteger('interval in seconds', seconds, { min: 1, max: 1_728_000 });
    const jitter = wholeSeconds('jitter', options.jitter) ?? Math.floor(seconds / 10);
    checkInteger('jitter in seconds', jitter, { min: 0, max: 345_600 });
    return new ScriptRun('every', seconds, jitter);
  }

  private constructor(
    /** `once`, `onceThenIdle`, `forever` or `every`. */
    public readonly mode: string,
    /** Seconds between runs, for `every`. */
    public readonly intervalSeconds?: number,
    /** Upper bound of the random seconds added to each wait, for `every`. */
    public readonly jitterSeconds?: number,
  ) {}
}

import { Cron, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessJobOptions, jobKeys, jobRenderer } from './host-process-job-options';
import { HostProcessWorkload } from './host-process-workload';
import { pathOf } from './host-process-workload-checks';
import { HostProcessWorkloadProps, workloadKeys } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { checkCronSchedule } from '../facts/cron-schedule';
import { checkInteger, quoted, userError } from '../facts/errors';
import { wholeSeconds } from '../facts/members';
import { checkTimeZone } from '../facts/time-zone';
import { checkedKeys, KeysOf } from '../facts/unknown-keys';

/** What a CronJob does when a new Job is due and the previous Job is still running. */
export enum ConcurrencyPolicy {
  /** Both Jobs run at the same time. */
  ALLOW = 'Allow',
  /** The new Job is skipped. */
  FORBID = 'Forbid',
  /** The new Job replaces the running one. */
  REPLACE = 'Replace',
}

/** Properties of a CronJob. */
export interface HostProcessCronJobProps extends HostProcessWorkloadProps, HostProcessJobOptions {
  /** When a Job starts. */
  readonly schedule: Cron;

  /**
   * Time zone of the schedule, such as `Europe/Berlin`.
   * @default - the time zone of the kube-controller-manager
   */
  readonly timeZone?: string;

  /**
   * What happens when a new Job is due and the previous Job is still running.
   * @default ConcurrencyPolicy.FORBID
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;

  /**
   * How late a Job can still start. Whole seconds. With less than 10 seconds, Jobs might never
   * start.
   * @default - no limit
   */
  readonly startingDeadline?: Duration;

  /**
   * Whether the CronJob is paused. While it is paused, no Job starts.
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * Number of successful Jobs to keep, with their pods. 0 or more. In the Kubernetes API:
   * `successfulJobsHistoryLimit`.
   * @default 3
   */
  readonly successfulJobsRetained?: number;

  /**
   * Number of failed Jobs to keep, with their pods. 0 or more. In the Kubernetes API:
   * `failedJobsHistoryLimit`.
   * @default 1
   */
  readonly failedJobsRetained?: number;
}

const keys: KeysOf<HostProcessCronJobProps> = {
  ...workloadKeys, ...jobKeys, schedule: true, timeZone: true, concurrencyPolicy: true, startingDeadline: true, suspend: true,
  successfulJobsRetained: true, failedJobsRetained: true,
};

/**
 * Runs work on a schedule, each time on one Windows node. To run work on every node, use a
 * `HostProcessDaemonSet` with `ScriptRun.every(...)`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 *
 * @example
 * const script = NodeScript.fromInline('Test-NetConnection -ComputerName files.example.com -Port 445');
 *
 * new HostProcessCronJob(chart, 'nightly-check', {
 *   account: WindowsAccount.localService(),
 *   schedule: Cron.schedule({ hour: '2', minute: '30' }),
 *   timeZone: 'Etc/UTC',
 *   containers: [HostProcessContainer.fromScript(script, { run: ScriptRun.once() })],
 * });
 */
export class HostProcessCronJob extends HostProcessWorkload {
  public readonly resourceType = 'cronjobs';
  private readonly options: Omit<k8s.CronJobSpec, 'jobTemplate'>;
  private readonly renderJob: (pod: PodRenderer) => k8s.JobSpec;

  /**
   * @throws if the account or the containers are missing, or a property does not exist. Problems
   * that depend on several values are reported at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessCronJobProps) {
    super(scope, id, checkedKeys('HostProcessCronJob', props, keys), k8s.KubeCronJob.GVK);
    const owner = `workload ${pathOf(this)}`;
    checkInteger(`${owner}: successfulJobsRetained`, props.successfulJobsRetained ?? 0, { min: 0 });
    checkInteger(`${owner}: failedJobsRetained`, props.failedJobsRetained ?? 0, { min: 0 });
    if (props.timeZone !== undefined) {
      checkTimeZone(props.timeZone);
    }
    if (typeof props.schedule?.expressionString !== 'string') {
      throw userError({ message: `${owner}: schedule must be a Cron, got ${quoted(props.schedule)}`, fix: 'Use Cron.daily(), Cron.hourly() or Cron.schedule({ minute: \'30\', hour: \'2\' }).' });
    }
    checkCronSchedule(props.schedule.expressionString);
    this.renderJob = jobRenderer(owner, props);
    this.options = {
      schedule: props.schedule.expressionString,
      timeZone: props.timeZone,
      concurrencyPolicy: props.concurrencyPolicy ?? ConcurrencyPolicy.FORBID,
      startingDeadlineSeconds: wholeSeconds(`${owner}: startingDeadline`, props.startingDeadline),
      suspend: props.suspend,
      successfulJobsHistoryLimit: props.successfulJobsRetained,
      failedJobsHistoryLimit: props.failedJobsRetained,
    };
  }

  /** @internal */
  protected _spec(pod: PodRenderer): k8s.CronJobSpec {
    return { ...this.options, jobTemplate: { spec: this.renderJob(pod) } };
  }
}

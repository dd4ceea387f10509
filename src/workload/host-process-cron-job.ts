import { Cron, Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessJobOptions, jobKeys, jobRenderer } from './host-process-job-options';
import { HostProcessWorkload } from './host-process-workload';
import { HostProcessWorkloadProps, workloadKeys } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { checkCronSchedule } from '../facts/cron-schedule';
import { checkInteger, quoted, userError } from '../facts/errors';
import { wholeSeconds } from '../facts/members';
import { checkTimeZone } from '../facts/time-zone';
import { checkedKeys, KeysOf } from '../facts/unknown-keys';

/** What a CronJob does when the last Job still runs at the next time. */
export enum CronJobConcurrency {
  /** Both run side by side. */
  ALLOW = 'Allow',
  /** The new one is skipped. */
  FORBID = 'Forbid',
  /** The old one is stopped. */
  REPLACE = 'Replace',
}

/** Properties of a CronJob. */
export interface HostProcessCronJobProps extends HostProcessWorkloadProps, HostProcessJobOptions {
  /** When a Job starts. */
  readonly schedule: Cron;

  /**
   * Time zone of the schedule, such as `Europe/Berlin`.
   * @default - that of the kube-controller-manager
   */
  readonly timeZone?: string;

  /**
   * What happens when the last Job still runs.
   * @default CronJobConcurrency.FORBID
   */
  readonly concurrency?: CronJobConcurrency;

  /**
   * How late a Job may still start. Whole seconds, 10 or more to be of use.
   * @default - any time
   */
  readonly startingDeadline?: Duration;

  /**
   * Whether no Job starts for the time being.
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * Successful Jobs that are kept. 0 or more.
   * @default 3
   */
  readonly successfulJobsHistoryLimit?: number;

  /**
   * Failed Jobs that are kept. 0 or more.
   * @default 1
   */
  readonly failedJobsHistoryLimit?: number;
}

const keys: KeysOf<HostProcessCronJobProps> = {
  ...workloadKeys, ...jobKeys, schedule: true, timeZone: true, concurrency: true, startingDeadline: true, suspend: true,
  successfulJobsHistoryLimit: true, failedJobsHistoryLimit: true,
};

/**
 * Work that is done at fixed times, each time on one Windows node, not on all. For work on every node use a
 * `HostProcessDaemonSet` with `ScriptRun.every(...)`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 */
export class HostProcessCronJob extends HostProcessWorkload {
  public readonly resourceType = 'cronjobs';
  private readonly options: Omit<k8s.CronJobSpec, 'jobTemplate'>;
  private readonly renderJob: (pod: PodRenderer) => k8s.JobSpec;

  /**
   * @throws for a missing account, no containers, properties that do not exist; what depends on several values is found
   * at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessCronJobProps) {
    super(scope, id, checkedKeys('HostProcessCronJob', props, keys), k8s.KubeCronJob.GVK);
    checkInteger('successfulJobsHistoryLimit', props.successfulJobsHistoryLimit ?? 0, { min: 0 });
    checkInteger('failedJobsHistoryLimit', props.failedJobsHistoryLimit ?? 0, { min: 0 });
    if (props.timeZone !== undefined) {
      checkTimeZone(props.timeZone);
    }
    if (typeof props.schedule?.expressionString !== 'string') {
      throw userError({ message: `schedule is ${quoted(props.schedule)}`, fix: 'Use Cron.daily(), Cron.hourly() or Cron.schedule({ minute: \'30\', hour: \'2\' }).' });
    }
    checkCronSchedule(props.schedule.expressionString);
    this.renderJob = jobRenderer(props);
    this.options = {
      schedule: props.schedule.expressionString,
      timeZone: props.timeZone,
      concurrencyPolicy: props.concurrency ?? CronJobConcurrency.FORBID,
      startingDeadlineSeconds: wholeSeconds('startingDeadline', props.startingDeadline),
      suspend: props.suspend,
      successfulJobsHistoryLimit: props.successfulJobsHistoryLimit,
      failedJobsHistoryLimit: props.failedJobsHistoryLimit,
    };
  }

  /** @internal */
  protected _spec(pod: PodRenderer): k8s.CronJobSpec {
    return { ...this.options, jobTemplate: { spec: this.renderJob(pod) } };
  }
}

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

/** What a CronJob does when it is time for a new Job and the previous one is still running. */
export enum ConcurrencyPolicy {
  /** Both run side by side. */
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
   * @default - that of the kube-controller-manager
   */
  readonly timeZone?: string;

  /**
   * What happens when it is time for a new Job and the previous one is still running.
   * @default ConcurrencyPolicy.FORBID
   */
  readonly concurrencyPolicy?: ConcurrencyPolicy;

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
   * Number of successful Jobs that are kept, with their pods: `successfulJobsHistoryLimit` of the Kubernetes API. 0 or more.
   * @default 3
   */
  readonly successfulJobsRetained?: number;

  /**
   * Number of failed Jobs that are kept, with their pods: `failedJobsHistoryLimit` of the Kubernetes API. 0 or more.
   * @default 1
   */
  readonly failedJobsRetained?: number;
}

const keys: KeysOf<HostProcessCronJobProps> = {
  ...workloadKeys, ...jobKeys, schedule: true, timeZone: true, concurrencyPolicy: true, startingDeadline: true, suspend: true,
  successfulJobsRetained: true, failedJobsRetained: true,
};

/**
 * Work that is done at fixed times, each time on one Windows node, not on all. For work on every node use a
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
   * @throws for a missing account, no containers, properties that do not exist; what depends on several values is found
   * at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessCronJobProps) {
    super(scope, id, checkedKeys('HostProcessCronJob', props, keys), k8s.KubeCronJob.GVK);
    checkInteger('successfulJobsRetained', props.successfulJobsRetained ?? 0, { min: 0 });
    checkInteger('failedJobsRetained', props.failedJobsRetained ?? 0, { min: 0 });
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
      concurrencyPolicy: props.concurrencyPolicy ?? ConcurrencyPolicy.FORBID,
      startingDeadlineSeconds: wholeSeconds('startingDeadline', props.startingDeadline),
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

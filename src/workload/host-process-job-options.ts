import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { PodRenderer } from './pod-renderer';
import { checkInteger } from '../facts/errors';
import { wholeSeconds } from '../facts/members';
import { KeysOf } from '../facts/unknown-keys';

/** What happens to a pod of a Job whose container fails. */
export enum JobRestartPolicy {
  /** The pod fails, and the Job creates a new pod, on any node. The failed pod keeps its log. */
  NEVER = 'Never',
  /** The container starts again in the same pod. */
  ON_FAILURE = 'OnFailure',
}

/** Limits of a Job. */
export interface HostProcessJobOptions {
  /**
   * What happens to a pod whose container fails.
   * @default JobRestartPolicy.NEVER
   */
  readonly restartPolicy?: JobRestartPolicy;

  /**
   * Number of retries before the Job fails. 0 or more.
   * @default 6
   */
  readonly backoffLimit?: number;

  /**
   * Time after which the Job is stopped and counts as failed. Whole seconds.
   * @default - none
   */
  readonly activeDeadline?: Duration;

  /**
   * Time after which a finished Job is deleted with its pods. Whole seconds.
   * @default - the Job is not deleted
   */
  readonly ttlAfterFinished?: Duration;
}

export const jobKeys: KeysOf<HostProcessJobOptions> = { restartPolicy: true, backoffLimit: true, activeDeadline: true, ttlAfterFinished: true };

/** Checks the options, and returns a function that renders a Job with them. */
export function jobRenderer(owner: string, options: HostProcessJobOptions): (pod: PodRenderer) => k8s.JobSpec {
  checkInteger(`${owner}: backoffLimit`, options.backoffLimit ?? 0, { min: 0 });
  const limits = {
    backoffLimit: options.backoffLimit,
    activeDeadlineSeconds: wholeSeconds(`${owner}: activeDeadline`, options.activeDeadline),
    ttlSecondsAfterFinished: wholeSeconds(`${owner}: ttlAfterFinished`, options.ttlAfterFinished),
  };
  const restartPolicy = options.restartPolicy ?? JobRestartPolicy.NEVER;
  return (pod) => ({ ...limits, template: pod.template(restartPolicy) });
}

import { ApiObject } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessJobOptions, jobKeys, jobRenderer } from './host-process-job-options';
import { HostProcessWorkload } from './host-process-workload';
import { HostProcessWorkloadProps, workloadKeys } from './host-process-workload-props';
import { checkedKeys, KeysOf } from '../facts/unknown-keys';

/** Properties of a Job. */
export interface HostProcessJobProps extends HostProcessWorkloadProps, HostProcessJobOptions {}

const keys: KeysOf<HostProcessJobProps> = { ...workloadKeys, ...jobKeys };

/**
 * Work that is done once, on one Windows node. For work on each node use a `HostProcessDaemonSet` with
 * `ScriptRun.onceThenIdle()`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class HostProcessJob extends HostProcessWorkload {
  public readonly resourceType = 'jobs';
  protected readonly apiObject: ApiObject;

  /**
   * @throws for a missing account, no containers, properties that do not exist; what depends on several values is found
   * at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessJobProps) {
    super(scope, id, checkedKeys('HostProcessJob', props, keys));
    this.apiObject = this._createApiObject(k8s.KubeJob.GVK, jobRenderer(props));
  }
}

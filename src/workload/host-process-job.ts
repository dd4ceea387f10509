import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessJobOptions, jobKeys, jobRenderer } from './host-process-job-options';
import { HostProcessWorkload } from './host-process-workload';
import { HostProcessWorkloadProps, workloadKeys } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { checkedKeys, KeysOf } from '../facts/unknown-keys';

/** Properties of a Job. */
export interface HostProcessJobProps extends HostProcessWorkloadProps, HostProcessJobOptions {}

const keys: KeysOf<HostProcessJobProps> = { ...workloadKeys, ...jobKeys };

/**
 * Work that is done once, on one Windows node. For work on each node use a `HostProcessDaemonSet` with
 * `ScriptRun.onceThenIdle()`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 *
 * @example
 * const script = NodeScript.fromInline('Test-NetConnection -ComputerName files.example.com -Port 445');
 *
 * new HostProcessJob(chart, 'file-server', {
 *   account: WindowsAccount.localService(),
 *   containers: [HostProcessContainer.fromScript(script, { run: ScriptRun.once() })],
 *   activeDeadline: Duration.minutes(5),
 * });
 */
export class HostProcessJob extends HostProcessWorkload {
  public readonly resourceType = 'jobs';
  private readonly renderJob: (pod: PodRenderer) => k8s.JobSpec;

  /**
   * @throws for a missing account, no containers, properties that do not exist; what depends on several values is found
   * at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessJobProps) {
    super(scope, id, checkedKeys('HostProcessJob', props, keys), k8s.KubeJob.GVK);
    this.renderJob = jobRenderer(props);
  }

  /** @internal */
  protected _spec(pod: PodRenderer): k8s.JobSpec {
    return this.renderJob(pod);
  }
}

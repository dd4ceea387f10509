import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessJobOptions, jobKeys, jobRenderer } from './host-process-job-options';
import { HostProcessWorkload } from './host-process-workload';
import { pathOf } from './host-process-workload-checks';
import { HostProcessWorkloadProps, workloadKeys } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { checkedKeys, KeysOf } from '../facts/unknown-keys';

/** Properties of a Job. */
export interface HostProcessJobProps extends HostProcessWorkloadProps, HostProcessJobOptions {}

const keys: KeysOf<HostProcessJobProps> = { ...workloadKeys, ...jobKeys };

/**
 * Runs work once, on one Windows node. To run work once on each node, use a `HostProcessDaemonSet`
 * with `ScriptRun.onceThenIdle()`.
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
   * @throws if the account or the containers are missing, or a property does not exist. Problems
   * that depend on several values are reported at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessJobProps) {
    super(scope, id, checkedKeys('HostProcessJob', props, keys), k8s.KubeJob.GVK);
    this.renderJob = jobRenderer(`workload ${pathOf(this)}`, props);
  }

  /** @internal */
  protected _spec(pod: PodRenderer): k8s.JobSpec {
    return this.renderJob(pod);
  }
}

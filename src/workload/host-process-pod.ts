import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessWorkload } from './host-process-workload';
import { HostProcessWorkloadProps, workloadKeys } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { checkedKeys, KeysOf } from '../facts/unknown-keys';

/** What happens when a container of a pod ends. */
export enum PodRestart {
  /** The container starts again. */
  ALWAYS = 'Always',
  /** The container starts again if it failed. */
  ON_FAILURE = 'OnFailure',
  /** The container does not start again. */
  NEVER = 'Never',
}

/** Properties of a Pod. */
export interface HostProcessPodProps extends HostProcessWorkloadProps {
  /**
   * What happens when a container ends.
   * @default PodRestart.ALWAYS
   */
  readonly restartPolicy?: PodRestart;
}

const keys: KeysOf<HostProcessPodProps> = { ...workloadKeys, restartPolicy: true };

/**
 * Runs one HostProcess pod, which is lost if its node is lost. Use it for debugging and trials.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 *
 * @example
 * new HostProcessPod(chart, 'trial', {
 *   account: WindowsAccount.localService(),
 *   nodes: WindowsNodes.named('windows-node-1'),
 *   restartPolicy: PodRestart.NEVER,
 *   containers: [HostProcessContainer.fromImage('registry.example.com/node-agent:1.5.0-rc1', { command: ['node-agent.exe'] })],
 * });
 */
export class HostProcessPod extends HostProcessWorkload {
  public readonly resourceType = 'pods';
  private readonly restartPolicy?: PodRestart;

  /**
   * @throws if the account or the containers are missing, or a property does not exist. Problems
   * that depend on several values are reported at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessPodProps) {
    super(scope, id, checkedKeys('HostProcessPod', props, keys), k8s.KubePod.GVK);
    this.restartPolicy = props.restartPolicy;
  }

  /** @internal */
  protected _spec(pod: PodRenderer): k8s.PodSpec {
    return pod.podSpec(this.restartPolicy);
  }
}

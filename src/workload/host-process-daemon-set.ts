import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { DaemonSetUpdateStrategy } from './daemon-set-update-strategy';
import { HostProcessWorkload } from './host-process-workload';
import { HostProcessWorkloadProps, workloadKeys } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { DaemonSetRolloutOptions, daemonSetRolloutKeys } from './rollout-options';
import { checkInteger } from '../facts/errors';
import { checkInstance, wholeSeconds } from '../facts/members';
import { checkedKeys, KeysOf } from '../facts/unknown-keys';

/** Properties of a DaemonSet. */
export interface HostProcessDaemonSetProps extends HostProcessWorkloadProps, DaemonSetRolloutOptions {
  /**
   * Time that a new pod must be ready before it counts. Whole seconds.
   * @default - none
   */
  readonly minReady?: Duration;

  /**
   * Old revisions that are kept for an undo.
   * @default 10
   */
  readonly revisionHistoryLimit?: number;
}

const keys: KeysOf<HostProcessDaemonSetProps> = { ...workloadKeys, ...daemonSetRolloutKeys, minReady: true, revisionHistoryLimit: true };

/**
 * A HostProcess pod on each node: the usual shape of an agent.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 *
 * @example
 * new HostProcessDaemonSet(chart, 'node-agent', {
 *   account: WindowsAccount.localService(),
 *   nodes: WindowsNodes.ofServer(WindowsServer.LTSC2022),
 *   containers: [HostProcessContainer.fromImage('registry.example.com/node-agent:1.4.2', { command: ['node-agent.exe'] })],
 * });
 */
export class HostProcessDaemonSet extends HostProcessWorkload {
  public readonly resourceType = 'daemonsets';
  private readonly options: Omit<k8s.DaemonSetSpec, 'template'>;

  /**
   * @throws for a missing account, no containers, properties that do not exist; what depends on several values is found
   * at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessDaemonSetProps) {
    super(scope, id, checkedKeys('HostProcessDaemonSet', props, keys), k8s.KubeDaemonSet.GVK);
    if (props.updateStrategy !== undefined) {
      checkInstance('updateStrategy of a HostProcessDaemonSet', props.updateStrategy, DaemonSetUpdateStrategy, 'DaemonSetUpdateStrategy.rollingUpdate(PodCount.percent(10))');
    }
    checkInteger('revisionHistoryLimit', props.revisionHistoryLimit ?? 0, { min: 0 });
    this.options = {
      selector: { matchLabels: this.selectorLabels },
      updateStrategy: props.updateStrategy?._toKube(),
      minReadySeconds: wholeSeconds('minReady', props.minReady),
      revisionHistoryLimit: props.revisionHistoryLimit,
    };
  }

  /** @internal */
  protected _spec(pod: PodRenderer): k8s.DaemonSetSpec {
    return { ...this.options, template: pod.template() };
  }
}

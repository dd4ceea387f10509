import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { DaemonSetUpdateStrategy } from './daemon-set-update-strategy';
import { HostProcessWorkload } from './host-process-workload';
import { pathOf } from './host-process-workload-checks';
import { HostProcessWorkloadProps, workloadKeys } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { DaemonSetRolloutOptions, daemonSetRolloutKeys } from './rollout-options';
import { checkInteger } from '../facts/errors';
import { checkInstance, wholeSeconds } from '../facts/members';
import { checkedKeys, KeysOf } from '../facts/unknown-keys';

/** Properties of a DaemonSet. */
export interface HostProcessDaemonSetProps extends HostProcessWorkloadProps, DaemonSetRolloutOptions {
  /**
   * Time that a new pod must be ready before it counts as available. Whole seconds.
   * @default - none
   */
  readonly minReady?: Duration;

  /**
   * Number of old revisions to keep for `kubectl rollout undo`. 0 or more.
   * @default 10
   */
  readonly revisionHistoryLimit?: number;
}

const keys: KeysOf<HostProcessDaemonSetProps> = { ...workloadKeys, ...daemonSetRolloutKeys, minReady: true, revisionHistoryLimit: true };

/**
 * Runs a HostProcess pod on each node. Most agents are DaemonSets.
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
   * @throws if the account or the containers are missing, or a property does not exist. Problems
   * that depend on several values are reported at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessDaemonSetProps) {
    super(scope, id, checkedKeys('HostProcessDaemonSet', props, keys), k8s.KubeDaemonSet.GVK);
    const { updateStrategy, minReady, revisionHistoryLimit } = props;
    if (updateStrategy !== undefined) {
      checkInstance(`workload ${pathOf(this)}: updateStrategy`, updateStrategy, DaemonSetUpdateStrategy, 'DaemonSetUpdateStrategy.rollingUpdate(PodCount.percent(10))');
    }
    if (revisionHistoryLimit !== undefined) {
      checkInteger(`workload ${pathOf(this)}: revisionHistoryLimit`, revisionHistoryLimit, { min: 0 });
    }
    this.options = {
      selector: { matchLabels: this.selectorLabels },
      updateStrategy: updateStrategy?._toKube(),
      minReadySeconds: minReady === undefined ? undefined : wholeSeconds(`workload ${pathOf(this)}: minReady`, minReady),
      revisionHistoryLimit,
    };
  }

  /** @internal */
  protected _spec(pod: PodRenderer): k8s.DaemonSetSpec {
    return { ...this.options, template: pod.template() };
  }
}

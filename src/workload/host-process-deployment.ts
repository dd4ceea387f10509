import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { DeploymentStrategy } from './deployment-strategy';
import { HostProcessWorkload } from './host-process-workload';
import { pathOf } from './host-process-workload-checks';
import { HostProcessWorkloadProps, workloadKeys } from './host-process-workload-props';
import { PodRenderer } from './pod-renderer';
import { checkInteger, userError } from '../facts/errors';
import { wholeSeconds } from '../facts/members';
import { checkedKeys, KeysOf } from '../facts/unknown-keys';

/** Properties of a Deployment. */
export interface HostProcessDeploymentProps extends HostProcessWorkloadProps {
  /**
   * Number of pods. 0 or more. Pods that declare ports never share a node.
   * @default 1
   */
  readonly replicas?: number;

  /**
   * How pods are replaced.
   * @default DeploymentStrategy.rollingUpdate(PodCount.pods(1))
   */
  readonly strategy?: DeploymentStrategy;

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

  /**
   * Time after which a rollout without progress counts as failed. Whole seconds, longer than
   * `minReady`.
   * @default Duration.minutes(10)
   */
  readonly progressDeadline?: Duration;
}

const DEFAULT_PROGRESS_DEADLINE = Duration.minutes(10);

const keys: KeysOf<HostProcessDeploymentProps> = {
  ...workloadKeys, replicas: true, strategy: true, minReady: true, revisionHistoryLimit: true, progressDeadline: true,
};

/**
 * Runs a number of HostProcess pods on any Windows nodes that have room.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 *
 * @example
 * new HostProcessDeployment(chart, 'relay', {
 *   account: WindowsAccount.networkService(),
 *   replicas: 2,
 *   containers: [HostProcessContainer.fromImage('registry.example.com/event-relay:2.1.0', { command: ['event-relay.exe'] })],
 * });
 */
export class HostProcessDeployment extends HostProcessWorkload {
  public readonly resourceType = 'deployments';
  private readonly options: Omit<k8s.DeploymentSpec, 'template'>;

  /**
   * @throws if the account or the containers are missing, or a property does not exist. Problems
   * that depend on several values are reported at synth
   */
  public constructor(scope: Construct, id: string, props: HostProcessDeploymentProps) {
    super(scope, id, checkedKeys('HostProcessDeployment', props, keys), k8s.KubeDeployment.GVK);
    const owner = `workload ${pathOf(this)}`;
    checkInteger(`${owner}: replicas`, props.replicas ?? 1, { min: 0 });
    checkInteger(`${owner}: revisionHistoryLimit`, props.revisionHistoryLimit ?? 0, { min: 0 });
    checkProgressDeadline(owner, props);
    this.options = {
      replicas: props.replicas,
      selector: { matchLabels: this.selectorLabels },
      strategy: (props.strategy ?? DeploymentStrategy.rollingUpdate())._toKube(),
      minReadySeconds: wholeSeconds(`${owner}: minReady`, props.minReady),
      revisionHistoryLimit: props.revisionHistoryLimit,
      progressDeadlineSeconds: wholeSeconds(`${owner}: progressDeadline`, props.progressDeadline),
    };
  }

  /** @internal */
  protected _spec(pod: PodRenderer): k8s.DeploymentSpec {
    return { ...this.options, template: pod.template() };
  }
}

function checkProgressDeadline(
  owner: string, { minReady = Duration.seconds(0), progressDeadline = DEFAULT_PROGRESS_DEADLINE }: HostProcessDeploymentProps,
): void {
  const [deadline, ready] = [wholeSeconds(`${owner}: progressDeadline`, progressDeadline), wholeSeconds(`${owner}: minReady`, minReady)];
  if (deadline <= ready) {
    throw userError({
      message: `${owner}: progressDeadline must be longer than minReady (${ready} seconds), got ${deadline} seconds`,
      fix: 'Use a longer progressDeadline. Otherwise, every rollout fails before its pods count as available.',
    });
  }
}

import { k8s } from 'cdk8s-plus-28';
import { PodCount } from './pod-count';
import { userError } from '../facts/errors';

/**
 * How a DaemonSet replaces its pods. The old pod always ends before the new pod starts, because
 * both need the same ports of the node.
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export class DaemonSetUpdateStrategy {
  /**
   * Replaces the pods node by node.
   * @param maxUnavailable the number of pods that can be unavailable at the same time, at least 1.
   * The default is 1
   */
  public static rollingUpdate(maxUnavailable?: PodCount): DaemonSetUpdateStrategy {
    if (maxUnavailable?.isZero) {
      throw userError({ message: 'DaemonSetUpdateStrategy: maxUnavailable is 0, which allows no pod to be replaced', fix: 'Use at least PodCount.pods(1).' });
    }
    return new DaemonSetUpdateStrategy({
      type: 'RollingUpdate',
      rollingUpdate: maxUnavailable && { maxUnavailable: maxUnavailable._toKube() },
    });
  }

  /**
   * Replaces a pod only after you delete it. Use this for agents whose restart disturbs the node.
   */
  public static onDelete(): DaemonSetUpdateStrategy {
    return new DaemonSetUpdateStrategy({ type: 'OnDelete' });
  }

  private constructor(private readonly spec: k8s.DaemonSetUpdateStrategy) {}

  /** @internal */
  public _toKube(): k8s.DaemonSetUpdateStrategy {
    return this.spec;
  }
}

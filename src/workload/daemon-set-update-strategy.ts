import { k8s } from 'cdk8s-plus-28';
import { PodCount } from './pod-count';
import { userError } from '../facts/errors';

/**
 * How a DaemonSet replaces its pods. The old pod always ends before the new one starts: both would want the ports of the node.
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export class DaemonSetUpdateStrategy {
  /**
   * Replaces the pods of one node after the other.
   * @param maxUnavailable the number of pods that may be down at the same time, at least one; 1 by default
   */
  public static rollingUpdate(maxUnavailable?: PodCount): DaemonSetUpdateStrategy {
    if (maxUnavailable?.isZero) {
      throw userError({ message: 'maxUnavailable is 0, with which no pod can ever be replaced', fix: 'Allow at least PodCount.pods(1).' });
    }
    return new DaemonSetUpdateStrategy({
      type: 'RollingUpdate',
      rollingUpdate: maxUnavailable && { maxUnavailable: maxUnavailable._toKube() },
    });
  }

  /** Whenever somebody deletes a pod: for agents whose restart disturbs the node. */
  public static onDelete(): DaemonSetUpdateStrategy {
    return new DaemonSetUpdateStrategy({ type: 'OnDelete' });
  }

  private constructor(private readonly spec: k8s.DaemonSetUpdateStrategy) {}

  /** @internal */
  public _toKube(): k8s.DaemonSetUpdateStrategy {
    return this.spec;
  }
}

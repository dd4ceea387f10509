import { k8s } from 'cdk8s-plus-28';
import { PodCount } from './pod-count';
import { userError } from '../facts/errors';

/**
 * How a Deployment replaces its pods. It is always stated: by default the API server starts new pods beside the old ones,
 * which never get the ports of a node that the old ones hold.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export class DeploymentStrategy {
  /**
   * Old pods end before new ones start.
   * @param maxUnavailable the number of pods that may be down at the same time, at least one; 1 by default
   */
  public static rollingUpdate(maxUnavailable: PodCount = PodCount.pods(1)): DeploymentStrategy {
    if (maxUnavailable.isZero) {
      throw userError({ message: 'maxUnavailable is 0, with which no pod can ever be replaced', fix: 'Allow at least PodCount.pods(1).' });
    }
    return new DeploymentStrategy({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: PodCount.pods(0)._toKube(), maxUnavailable: maxUnavailable._toKube() },
    });
  }

  /** All old pods end before the first new one starts. */
  public static recreate(): DeploymentStrategy {
    return new DeploymentStrategy({ type: 'Recreate' });
  }

  private constructor(private readonly spec: k8s.DeploymentStrategy) {}

  /** @internal */
  public _toKube(): k8s.DeploymentStrategy {
    return this.spec;
  }
}

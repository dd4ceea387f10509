import { k8s } from 'cdk8s-plus-28';
import { PodCount } from './pod-count';
import { userError } from '../facts/errors';

/**
 * How a Deployment replaces its pods. The manifest always contains the strategy. With the default
 * of the API server, new pods start while the old pods still run, and cannot get the ports that the
 * old pods use.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export class DeploymentStrategy {
  /**
   * Replaces the pods in steps. In each step, old pods end before new pods start.
   * @param maxUnavailable the number of pods that can be unavailable at the same time, at least 1.
   * The default is 1
   */
  public static rollingUpdate(maxUnavailable: PodCount = PodCount.pods(1)): DeploymentStrategy {
    if (maxUnavailable.isZero) {
      throw userError({ message: 'DeploymentStrategy: maxUnavailable is 0, which allows no pod to be replaced', fix: 'Use at least PodCount.pods(1).' });
    }
    return new DeploymentStrategy({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: PodCount.pods(0)._toKube(), maxUnavailable: maxUnavailable._toKube() },
    });
  }

  /** Ends all old pods before the first new pod starts. */
  public static recreate(): DeploymentStrategy {
    return new DeploymentStrategy({ type: 'Recreate' });
  }

  private constructor(private readonly spec: k8s.DeploymentStrategy) {}

  /** @internal */
  public _toKube(): k8s.DeploymentStrategy {
    return this.spec;
  }
}

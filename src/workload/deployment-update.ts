import { k8s } from 'cdk8s-plus-28';
import { PodCount } from './pod-count';
import { userError } from '../facts/errors';

/**
 * How a Deployment replaces its pods. It is always stated: by default the API server starts new pods beside the old ones,
 * which never get the ports of a node that the old ones hold.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export class DeploymentUpdate {
  /**
   * Old pods end before new ones start.
   * @param maxUnavailable how many pods may be down at a time; at least one. Left out, one
   */
  public static rolling(maxUnavailable: PodCount = PodCount.pods(1)): DeploymentUpdate {
    if (maxUnavailable.isZero) {
      throw userError({ message: 'maxUnavailable is 0, with which no pod can ever be replaced', fix: 'Allow at least PodCount.pods(1).' });
    }
    return new DeploymentUpdate({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: PodCount.pods(0)._toKube(), maxUnavailable: maxUnavailable._toKube() },
    });
  }

  /** All old pods end before the first new one starts. */
  public static recreate(): DeploymentUpdate {
    return new DeploymentUpdate({ type: 'Recreate' });
  }

  private constructor(private readonly spec: k8s.DeploymentStrategy) {}

  /** @internal */
  public _toKube(): k8s.DeploymentStrategy {
    return this.spec;
  }
}

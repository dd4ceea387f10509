import type { Holds, RuleTargetOptions } from './rule';
import { containerdWithin, DEFAULT_CONTAINERD } from '../facts/containerd';
import { kubernetesMinor } from '../facts/kubernetes-version';

/**
 * Whether a rule holds on a target. An unknown version of Kubernetes counts as recent: every rule
 * has begun, and a rule with an end may have ended. A release line of containerd means any of its
 * releases.
 */
export function holdsOn({ since, until, containerd: range = {} }: Holds, { containerd = DEFAULT_CONTAINERD, kubernetes }: RuleTargetOptions): 'yes' | 'maybe' | 'no' {
  const minor = kubernetes === undefined ? undefined : kubernetesMinor(kubernetes);
  const releases = containerdWithin(containerd, range);
  if (releases === 'none' || (minor !== undefined && (minor < kubernetesMinor(since) || (until !== undefined && minor >= kubernetesMinor(until))))) {
    return 'no';
  }
  return releases === 'some' || (minor === undefined && until !== undefined) ? 'maybe' : 'yes';
}

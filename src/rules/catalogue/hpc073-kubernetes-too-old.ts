import { RuleOutcome, Severity } from '../finding';
import { pointerInto } from '../reading/json';
import type { PodRule } from '../rule';

/**
 * This minor version introduced HostProcess containers behind a feature gate, which is enabled by
 * default one version later.
 */
const FIRST = 22;

export const rule: PodRule = {
  id: 'HPC073',
  title: 'HostProcess containers require Kubernetes 1.23',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.0', until: '1.23' },
  why: 'The API server does not know hostProcess and drops it. The pod runs as an ordinary container, or not at all.',
  fix: 'Use Kubernetes 1.23 or later, preferably a supported version.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates-removed/'],
  checkPod({ spec, pointer }, { report, kubernetesMinor, target }) {
    if (kubernetesMinor === undefined) {
      return;
    }
    report({
      pointer: pointerInto(pointer, spec, 'securityContext', 'windowsOptions', 'hostProcess'),
      message: `the target is Kubernetes ${target.kubernetes}`,
      ...(kubernetesMinor === FIRST && {
        severity: Severity.WARNING,
        why: 'In this version, the feature gate WindowsHostProcessContainers is disabled by default. Without it, the API server drops hostProcess.',
      }),
    });
  },
};

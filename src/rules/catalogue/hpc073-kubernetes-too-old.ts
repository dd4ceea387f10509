import { RuleOutcome, Severity } from '../finding';
import { pointerInto } from '../reading/json';
import type { PodRule } from '../rule';

/** HostProcess containers came with this minor version, behind a feature gate that was open one version later. */
const FIRST = 22;

export const rule: PodRule = {
  id: 'HPC073',
  title: 'HostProcess containers need Kubernetes 1.23',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.0', until: '1.23' },
  why: 'The API server does not know hostProcess and drops it: the pod runs as an ordinary container, or not at all.',
  fix: 'Use Kubernetes 1.23 or later, better one that is supported.',
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
        why: 'In this version the feature gate WindowsHostProcessContainers is closed by default, and without it the API server drops hostProcess.',
      }),
    });
  },
};

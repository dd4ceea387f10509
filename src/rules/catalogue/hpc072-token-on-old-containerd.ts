import { RuleOutcome, Severity } from '../finding';
import { isSet, pointerInto } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC072',
  title: 'The service account token requires containerd 1.7',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22', containerd: { until: '1.7' } },
  why: 'On containerd 1.6, client libraries do not find the token. It is below the folder of the container, not where they look for it.',
  fix: 'Set automountServiceAccountToken: false, or run containerd 1.7 or later and declare it as the target (Windows Server 2019 also needs the updates of July 2022), or configure the path of the token in the program (SandboxPath.serviceAccountToken()).',
  symptoms: { log: ['open /var/run/secrets/kubernetes.io/serviceaccount/token: The system cannot find the path specified'] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#containerd-v1-6',
    'https://github.com/kubernetes/kubernetes/issues/104562',
  ],
  checkPod({ spec, pointer }, { report }) {
    const mounted: unknown = spec.automountServiceAccountToken;
    if (mounted !== false) {
      report({
        pointer: pointerInto(pointer, spec, 'automountServiceAccountToken'),
        message: isSet(mounted) ? 'the pod gets a service account token' : 'the pod gets a service account token by default',
      });
    }
  },
};

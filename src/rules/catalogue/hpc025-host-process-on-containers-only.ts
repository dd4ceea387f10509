import { RuleOutcome, Severity } from '../finding';
import { isSet, pointerInto } from '../reading/json';
import { windowsOptions } from '../reading/pod-template';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC025',
  title: 'A HostProcess pod sets hostProcess at pod level',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Some patch releases of Kubernetes up to 1.24 start such a pod as an ordinary pod, and kubectl debug cannot add a container to it.',
  fix: 'Set windowsOptions.hostProcess: true in the securityContext of the pod.',
  fixable: true,
  sources: ['https://github.com/kubernetes/kubernetes/pull/110140'],
  checkPod({ spec, pointer }, { report }) {
    if (!isSet(windowsOptions(spec).hostProcess)) {
      report({ pointer: pointerInto(pointer, spec, 'securityContext', 'windowsOptions'), message: 'hostProcess is set on containers, not on the pod' });
    }
  },
};

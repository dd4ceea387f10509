import { RuleOutcome, Severity } from '../finding';
import { isSet, pointerInto, shown } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC003',
  title: 'A HostProcess pod uses the network of its node',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'A HostProcess container is a process of the host. The API server refuses the pod unless hostNetwork is true.',
  fix: 'Set hostNetwork: true.',
  symptoms: { apply: ['hostNetwork must be true if pod contains any hostProcess containers'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#hostprocess-pod-configuration-requirements'],
  checkPod({ spec, pointer, hostProcessContainers }, { report }) {
    // HPC002 reports containers that contradict their pod. If all of them do, the pod has no
    // HostProcess container.
    if (spec.hostNetwork !== true && hostProcessContainers.length > 0) {
      report({
        pointer: pointerInto(pointer, spec, 'hostNetwork'),
        message: isSet(spec.hostNetwork) ? `hostNetwork is ${shown(spec.hostNetwork)} in a HostProcess pod` : 'hostNetwork is not set in a HostProcess pod',
      });
    }
  },
};

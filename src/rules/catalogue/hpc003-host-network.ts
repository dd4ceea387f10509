import { RuleOutcome, Severity } from '../finding';
import { isSet, pointerInto, shown } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC003',
  title: 'A HostProcess pod has the network of its node',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'A HostProcess container is a process of the host, and the API server refuses the pod unless it says so by hostNetwork: true.',
  fix: 'Set hostNetwork: true.',
  symptoms: { apply: ['hostNetwork must be true if pod contains any hostProcess containers'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#hostprocess-pod-configuration-requirements'],
  checkPod({ spec, pointer, hostProcessContainers }, { report }) {
    // Containers that contradict their pod are for HPC002; where all do, there is no HostProcess container.
    if (spec.hostNetwork !== true && hostProcessContainers.length > 0) {
      report({
        pointer: pointerInto(pointer, spec, 'hostNetwork'),
        message: isSet(spec.hostNetwork) ? `hostNetwork is ${shown(spec.hostNetwork)} in a HostProcess pod` : 'hostNetwork is not set in a HostProcess pod',
      });
    }
  },
};

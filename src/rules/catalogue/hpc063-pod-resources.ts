import { RuleOutcome, Severity } from '../finding';
import { isSet } from '../reading/json';
import { isForAny, isForWindows } from '../reading/linux-only';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC063',
  title: 'A Windows pod has no pod-level resources',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.32' },
  why: 'The API server refuses pod-level resources if os.name is windows.',
  fix: 'Move them to the containers. Each HostProcess container has its own limits.',
  symptoms: { apply: ['spec.resources: Forbidden: may not be set for a windows pod'] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification'],
  scope: 'windows',
  fields: ['resources'],
  checkPod(pod, { report }) {
    if (!isSet(pod.spec.resources)) {
      return;
    }
    const pointer = `${pod.pointer}/resources`;
    if (isForWindows(pod)) {
      report({ pointer, message: 'the pod sets pod-level resources' });
    } else if (isForAny(pod) && pod.isHostProcess) {
      report({
        pointer,
        message: 'the pod sets pod-level resources',
        outcome: RuleOutcome.NOT_STARTED,
        why: 'kubelet on Windows rejects pods with pod-level resources.',
      });
    }
  },
};

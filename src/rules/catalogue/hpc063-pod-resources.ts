import { RuleOutcome, Severity } from '../finding';
import { isSet } from '../reading/json';
import { isForAny, isForWindows } from '../reading/linux-only';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC063',
  title: 'A pod for Windows has no resources of its own',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.32' },
  why: 'The API server refuses resources of the pod as a whole where os.name is windows.',
  fix: 'Move them to the containers: HostProcess containers have limits one by one.',
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
      report({ pointer, message: 'the pod sets resources for all its containers together' });
    } else if (isForAny(pod) && pod.isHostProcess) {
      report({
        pointer,
        message: 'the pod sets resources for all its containers together',
        outcome: RuleOutcome.NOT_STARTED,
        why: 'kubelet on Windows turns pods with resources of their own away.',
      });
    }
  },
};

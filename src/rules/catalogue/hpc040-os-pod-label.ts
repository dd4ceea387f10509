import { OS_LABEL } from '../../facts/node-labels';
import { RuleOutcome, Severity } from '../finding';
import { asObject, isSet, pointerTo, shown } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC040',
  title: 'No pod label names another operating system',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.23' },
  why: 'kubelet compares the pod label with its own operating system and rejects the pod (PodOSSelectorNodeLabelDoesNotMatch).',
  fix: 'Remove the label from the pod. The node selector is what selects nodes.',
  symptoms: {
    status: ['PodOSSelectorNodeLabelDoesNotMatch'],
    pod: ["Failed to admit pod as the `kubernetes.io/os` label doesn't match node label"],
  },
  fixable: true,
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/lifecycle/predicate.go'],
  checkPod({ metadata, metadataPointer }, { report }) {
    const os: unknown = asObject(metadata.labels)?.[OS_LABEL];
    if (isSet(os) && os !== 'windows') {
      report({
        pointer: pointerTo(metadataPointer, 'labels', OS_LABEL),
        message: `the pod has the label ${OS_LABEL}: ${shown(os)}`,
      });
    }
  },
};

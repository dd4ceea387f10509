import { RuleOutcome, Severity } from '../finding';
import { nodeOsOf } from '../reading/node-os';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC039',
  title: 'A HostProcess pod does not select nodes of another operating system',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'No Windows node meets the condition. The pod stays Pending, or a node that does not run Windows rejects it.',
  fix: 'Write windows, or remove the condition.',
  symptoms: { status: ['Pending'], pod: ["node(s) didn't match Pod's node affinity/selector"] },
  fixable: false,
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/'],
  checkPod(pod, context) {
    for (const { pointer, text } of nodeOsOf(pod, context).contradictions) {
      context.report({ pointer, message: text });
    }
  },
};

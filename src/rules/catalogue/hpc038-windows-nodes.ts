import { RuleOutcome, Severity } from '../finding';
import { nodeOsOf } from '../reading/node-os';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC038',
  title: 'A HostProcess pod selects Windows nodes',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The scheduler ignores os.name. It can choose Linux nodes, which reject the pod or have no image for it.',
  fix: 'Set nodeSelector: { kubernetes.io/os: windows }.',
  symptoms: {
    status: ['PodOSNotSupported'],
    pod: ["Failed to admit pod as the OS field doesn't match node OS", 'no match for platform in manifest'],
  },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/windows/user-guide/#ensuring-os-specific-workloads-land-on-the-appropriate-container-host'],
  checkPod(pod, context) {
    const { contradictions, isWindows, isNarrowed } = nodeOsOf(pod, context);
    if (!isWindows && contradictions.length === 0) {
      context.report({
        severity: isNarrowed ? Severity.WARNING : Severity.ERROR,
        pointer: pod.pointer,
        message: isNarrowed ? 'the pod selects nodes, but not by their operating system' : 'the pod may run on any node',
      });
    }
  },
};

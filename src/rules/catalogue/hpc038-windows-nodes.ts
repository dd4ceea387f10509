import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asText } from '../reading/json';
import { nodeOsOf } from '../reading/node-os';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC038',
  title: 'A HostProcess pod selects Windows nodes',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The scheduler ignores os.name. It can choose Linux nodes, which reject the pod or have no image for it.',
  fix: 'Set nodeSelector: { kubernetes.io/os: windows }. Each workload construct, such as HostProcessDaemonSet, does this.',
  symptoms: {
    status: ['PodOSNotSupported'],
    pod: ["Failed to admit pod as the OS field doesn't match node OS", 'no match for platform in manifest'],
  },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/windows/user-guide/#ensuring-os-specific-workloads-land-on-the-appropriate-container-host'],
  checkPod(pod, context) {
    const { contradictions, isWindows, isNarrowed } = nodeOsOf(pod, context);
    const nodeName = asText(pod.spec.nodeName);
    if (isWindows || contradictions.length > 0) {
      return;
    }
    if (nodeName !== undefined) {
      context.report({
        severity: Severity.WARNING,
        pointer: `${pod.pointer}/nodeName`,
        message: `nodeName binds the pod to node ${quoted(nodeName)}, whose operating system is not known here`,
        why: 'The scheduler does not check the node of a pod with nodeName. If the node does not run Windows, it rejects the pod.',
        fix: 'Make sure that the node runs Windows, and set nodeSelector: { kubernetes.io/os: windows } to document it.',
      });
    } else {
      context.report({
        severity: isNarrowed ? Severity.WARNING : Severity.ERROR,
        pointer: pod.pointer,
        message: isNarrowed ? 'the pod selects nodes, but not by their operating system' : 'the pod may run on nodes of any operating system',
      });
    }
  },
};

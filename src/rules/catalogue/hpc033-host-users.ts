import { RuleOutcome, Severity } from '../finding';
import { asList, isSet, shown } from '../reading/json';
import { isForWindows } from '../reading/linux-only';
import type { PodTemplate } from '../reading/pod-template';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC033',
  title: 'A Windows pod leaves hostUsers out',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.25' },
  why: 'User namespaces are a Linux feature. The API server refuses hostUsers in a Windows pod, and hostUsers: false in any pod that shares something with its node.',
  fix: 'Leave hostUsers out.',
  symptoms: { apply: ['hostUsers: Forbidden: cannot be set for a windows pod', 'hostNetwork: Forbidden: when `hostUsers` is false'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/'],
  scope: 'windows',
  fields: ['hostUsers'],
  checkPod(pod, { report }) {
    const { hostUsers } = pod.spec;
    if (isSet(hostUsers) && (isForWindows(pod) || hostUsers === false && sharesWithNode(pod))) {
      report({ pointer: `${pod.pointer}/hostUsers`, message: `the pod sets hostUsers to ${shown(hostUsers)}` });
    }
  },
};

function sharesWithNode({ spec, containers }: PodTemplate): boolean {
  return [spec.hostNetwork, spec.hostPID, spec.hostIPC].includes(true)
    || containers.some((container) => asList(container.spec.volumeDevices).length > 0);
}

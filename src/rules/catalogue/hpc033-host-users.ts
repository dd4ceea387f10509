import { Outcome } from '../finding';
import { isSet, shown } from '../reading/json';
import { isForWindows } from '../reading/linux-only';
import type { PodRule } from '../rule';
import { errorEverywhere } from '../severities';

export const rule: PodRule = {
  id: 'HPC033',
  title: 'A pod for Windows leaves hostUsers out',
  outcome: Outcome.OBJECT_REFUSED,
  severity: errorEverywhere,
  since: '1.25',
  why: 'User namespaces belong to Linux: the API server refuses hostUsers in a pod for Windows, and hostUsers: false together with hostNetwork in any pod.',
  fix: 'Leave hostUsers out.',
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/'],
  scope: 'windows',
  checkPod(pod, { report }) {
    const { hostUsers, hostNetwork } = pod.spec;
    if (isSet(hostUsers) && (isForWindows(pod) || hostUsers === false && hostNetwork === true)) {
      report({ pointer: `${pod.pointer}/hostUsers`, message: `the pod sets hostUsers to ${shown(hostUsers)}` });
    }
  },
};

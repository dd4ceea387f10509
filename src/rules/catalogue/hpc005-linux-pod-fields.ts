import { linuxOnlyPodFields } from '../../facts/linux-only-fields';
import { Severity } from '../finding';
import { forbiddenFields, isForWindows } from '../reading/linux-only';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC005',
  title: 'A pod for Windows has no fields that belong to Linux',
  why: 'The API server refuses the field in a pod whose os.name is windows, whatever its value.',
  fix: 'Leave the field out: it has no effect on a HostProcess pod.',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec'],
  checkPod(pod, { report }) {
    if (isForWindows(pod)) {
      for (const { text, pointer } of forbiddenFields(pod.spec, pod.pointer, linuxOnlyPodFields)) {
        report({ severity: Severity.ERROR, pointer, message: `the pod sets ${text}` });
      }
    }
  },
};

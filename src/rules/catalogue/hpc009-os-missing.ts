import { Severity } from '../finding';
import { isSet } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC009',
  title: 'A HostProcess pod says that it is for Windows',
  why: 'Without os.name the API server does not catch fields that belong to Linux, and Pod Security applies its rules for Linux.',
  fix: 'Set os: { name: windows }.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/reading/#pod-os'],
  checkPod({ spec, pointer }, { report }) {
    if (!isSet(spec.os)) {
      report({ severity: Severity.WARNING, pointer, message: 'os is not set in a HostProcess pod' });
    }
  },
};

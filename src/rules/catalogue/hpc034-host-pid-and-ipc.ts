import { RuleOutcome, Severity } from '../finding';
import { isForWindows } from '../reading/linux-only';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC034',
  title: 'A Windows pod enables neither hostPID nor hostIPC',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses this field in a pod whose os.name is windows.',
  fix: 'Leave the field out. A HostProcess container sees the processes of its node anyway.',
  symptoms: { apply: ['hostPID: Forbidden: cannot be set for a windows pod', 'hostIPC: Forbidden: cannot be set for a windows pod'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec'],
  scope: 'windows',
  fields: ['hostPID', 'hostIPC'],
  checkPod(pod, { report }) {
    const isRefused = isForWindows(pod);
    for (const field of ['hostPID', 'hostIPC']) {
      if (pod.spec[field] === true && (isRefused || pod.isHostProcess)) {
        report({
          pointer: `${pod.pointer}/${field}`,
          message: `the pod sets ${field} to true`,
          ...(!isRefused && { severity: Severity.WARNING, outcome: RuleOutcome.RUNS_OTHERWISE, why: 'Windows has no equivalent and ignores the field. Pod Security counts it.' }),
        });
      }
    }
  },
};

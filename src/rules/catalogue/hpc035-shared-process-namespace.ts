import { RuleOutcome, Severity } from '../finding';
import { isSet, shown } from '../reading/json';
import { isForWindows } from '../reading/linux-only';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC035',
  title: 'A Windows pod leaves shareProcessNamespace out',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses this field, with any value, in a pod whose os.name is windows.',
  fix: 'Leave the field out. HostProcess containers see all processes of their node.',
  symptoms: { apply: ['shareProcessNamespace: Forbidden: cannot be set for a windows pod'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec'],
  scope: 'windows',
  fields: ['shareProcessNamespace'],
  checkPod(pod, { report }) {
    const { shareProcessNamespace } = pod.spec;
    const isRefused = isForWindows(pod);
    if (isSet(shareProcessNamespace) && (isRefused || pod.isHostProcess)) {
      report({
        pointer: `${pod.pointer}/shareProcessNamespace`,
        message: `the pod sets shareProcessNamespace to ${shown(shareProcessNamespace)}`,
        ...(!isRefused && { severity: Severity.WARNING, outcome: RuleOutcome.RUNS_OTHERWISE, why: 'Windows has no process namespaces and ignores the field.' }),
      });
    }
  },
};

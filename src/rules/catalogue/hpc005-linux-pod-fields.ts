import { linuxOnlyPodFields } from '../../facts/linux-only-fields';
import { RuleOutcome, Severity } from '../finding';
import { forbiddenFields, isForWindows, namesOf } from '../reading/linux-only';
import type { PodRule } from '../rule';

// Other rules report the remaining fields.
const fields = linuxOnlyPodFields.filter((field) => field.rule === 'HPC005');

export const rule: PodRule = {
  id: 'HPC005',
  title: 'A Windows pod has no Linux-only fields',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.24' },
  why: 'The API server refuses this field, with any value, in a pod whose os.name is windows.',
  fix: 'Leave the field out. It has no effect on a HostProcess pod.',
  symptoms: { apply: ['spec.securityContext...: Forbidden: cannot be set for a windows pod'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec'],
  scope: 'windows',
  fields: namesOf(fields),
  checkPod(pod, { report }) {
    if (isForWindows(pod)) {
      for (const { text, pointer } of forbiddenFields(pod.spec, pod.pointer, fields)) {
        report({ pointer, message: `the pod sets ${text}` });
      }
    }
  },
};

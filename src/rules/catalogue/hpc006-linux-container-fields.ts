import { quoted } from '../../facts/errors';
import { linuxOnlyContainerFields } from '../../facts/linux-only-fields';
import { RuleOutcome, Severity } from '../finding';
import { isSet } from '../reading/json';
import { forbiddenFields, isForWindows, namesOf } from '../reading/linux-only';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC006',
  aliases: ['HPC075'],
  title: 'A container of a Windows pod has no Linux-only fields',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.24' },
  why: 'The API server refuses this field, with any value, in a pod whose os.name is windows.',
  fix: 'Leave the field out. Only the account limits what a HostProcess container can do.',
  symptoms: { apply: ['containers[...].securityContext...: Forbidden: cannot be set for a windows pod'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec'],
  scope: 'windows',
  fields: namesOf(linuxOnlyContainerFields),
  checkPod(pod, { report }) {
    if (!isForWindows(pod)) {
      return;
    }
    for (const container of pod.containers) {
      if (isSet(container.spec.securityContext)) {
        for (const { text, pointer } of forbiddenFields(container.spec, container.pointer, linuxOnlyContainerFields)) {
          report({ pointer, message: `container ${quoted(container.name)} sets ${text}` });
        }
      }
    }
  },
};

import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asObject, isSet, objectsOf, shown } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC052',
  title: 'No mount uses mount propagation',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Windows has no mount propagation, and kubelet ignores the field.',
  fix: 'Leave mountPropagation out.',
  symptoms: { apply: ['Bidirectional mount propagation is available only to privileged containers'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation'],
  scope: 'windows',
  fields: ['volumeMounts'],
  checkPod(pod, context) {
    for (const { name, spec, pointer } of pod.containers) {
      const isPrivileged = asObject(spec.securityContext)?.privileged === true;
      for (const [index, { mountPropagation }] of objectsOf(spec.volumeMounts)) {
        const isRefused = mountPropagation === 'Bidirectional' && !isPrivileged;
        if (isRefused || pod.isHostProcess && isSet(mountPropagation) && mountPropagation !== 'None') {
          context.report({
            severity: isRefused ? Severity.ERROR : Severity.WARNING,
            outcome: isRefused ? RuleOutcome.OBJECT_REFUSED : RuleOutcome.RUNS_OTHERWISE,
            pointer: `${pointer}/volumeMounts/${index}/mountPropagation`,
            message: `container ${quoted(name)} has a mount with mountPropagation ${shown(mountPropagation)}`,
            why: isRefused ? 'The API server allows it only for privileged containers, which Windows does not have.' : undefined,
          });
        }
      }
    }
  },
};

import { RuleOutcome, Severity } from '../finding';
import { asObject, isSet, pointerInto, shown } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC008',
  title: 'os.name is windows or linux',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.24' },
  why: 'The API server accepts only these two names, in lowercase.',
  fix: 'Set os: { name: windows }.',
  symptoms: { apply: ['os: Unsupported value: "...": supported values: "linux", "windows"', 'os.name: Required value'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/#pod-os'],
  scope: 'windows',
  fields: ['os'],
  checkPod({ spec, pointer }, { report }) {
    const name: unknown = asObject(spec.os)?.name;
    if (isSet(spec.os) && name !== 'windows' && name !== 'linux') {
      report({
        pointer: pointerInto(pointer, spec, 'os', 'name'),
        message: isSet(name) && name !== '' ? `os.name is ${shown(name)}` : 'os has no name',
      });
    }
  },
};

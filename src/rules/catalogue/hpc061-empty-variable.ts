import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { isSet, objectsOf, pointerInto, shown } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC061',
  title: 'No environment variable is empty',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The container runtime drops environment variables without a value. The process does not find the variable, or finds the variable of the host with the same name.',
  fix: 'Leave the variable out, or set a value that the program treats as empty.',
  fixable: false,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/cmd/cmd.go'],
  fields: ['env'],
  checkPod(pod, { report }) {
    for (const container of pod.hostProcessContainers) {
      for (const [index, variable] of objectsOf(container.spec.env)) {
        if ((variable.value === '' || !isSet(variable.value)) && !isSet(variable.valueFrom)) {
          report({
            pointer: pointerInto(`${container.pointer}/env/${index}`, variable, 'value'),
            message: `container ${quoted(container.name)} has an empty environment variable ${shown(variable.name)}`,
          });
        }
      }
    }
  },
};

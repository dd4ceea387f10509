import { SANDBOX_VARIABLE } from '../../facts/sandbox';
import { RuleOutcome, Severity } from '../finding';
import { whereOf } from '../reading/handlers';
import { objectsOf, shown } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC087',
  title: 'A container does not set the sandbox variable itself',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The container runtime sets this variable after the variables of the manifest. The process never sees the value in the manifest. Only $(NAME) in a command gets it.',
  fix: `Remove the variable. In a command, write %${SANDBOX_VARIABLE}%, which the container runtime replaces.`,
  fixable: false,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go'],
  fields: ['env'],
  checkPod(pod, { report }) {
    for (const container of pod.hostProcessContainers) {
      for (const [index, { name, value }] of objectsOf(container.spec.env)) {
        // Windows does not distinguish upper and lower case in the names of variables.
        if (typeof name === 'string' && name.toUpperCase() === SANDBOX_VARIABLE) {
          report({
            pointer: `${container.pointer}/env/${index}`,
            message: `${whereOf(container)} sets ${name}${typeof value === 'string' ? ` to ${shown(value)}` : ''}, which the container runtime overwrites`,
          });
        }
      }
    }
  },
};

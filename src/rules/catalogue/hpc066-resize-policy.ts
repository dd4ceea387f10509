import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asList } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC066',
  title: 'A HostProcess container is not resized in place',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.27' },
  why: 'The container runtime cannot change the limits of a running HostProcess container.',
  fix: 'Leave resizePolicy out. To change limits, create a new pod.',
  fixable: true,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go'],
  fields: ['resizePolicy'],
  checkPod(pod, { report }) {
    for (const { name, pointer, spec } of pod.hostProcessContainers) {
      if (asList(spec.resizePolicy).length > 0) {
        report({ pointer: `${pointer}/resizePolicy`, message: `container ${quoted(name)} has a resizePolicy` });
      }
    }
  },
};

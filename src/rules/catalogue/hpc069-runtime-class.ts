import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asText } from '../reading/json';
import type { PodRule } from '../rule';

// A runtime class can have any name. These are the names under which hypervisor isolation is sold.
const isolating = /hyper-?v|hypervisor|kata|gvisor|isolat/iu;

export const rule: PodRule = {
  id: 'HPC069',
  title: 'A HostProcess pod has no runtime class that isolates it',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'HostProcess containers run on the host itself. They are not supported under hypervisor isolation, and do not start.',
  fix: 'Leave runtimeClassName out, or name a class whose handler is runhcs-wcow-process.',
  fixable: false,
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#limitations'],
  fields: ['runtimeClassName'],
  checkPod({ spec, pointer }, { report }) {
    const name = asText(spec.runtimeClassName);
    if (name !== undefined && isolating.test(name)) {
      report({ pointer: `${pointer}/runtimeClassName`, message: `the pod has the runtime class ${quoted(name)}` });
    }
  },
};

import { RuleOutcome, Severity } from '../finding';
import { isSet } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC009',
  title: 'A HostProcess pod declares that it is for Windows',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.25' },
  why: 'Without os.name, the API server does not refuse Linux-only fields, and Pod Security applies its Linux rules.',
  fix: 'Set os: { name: windows }. Each workload construct, such as HostProcessDaemonSet, does this.',
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/#pod-os'],
  checkPod({ spec, pointer }, { report }) {
    if (!isSet(spec.os)) {
      report({ pointer, message: 'os is not set in a HostProcess pod' });
    }
  },
};

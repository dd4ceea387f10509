import { RuleOutcome, Severity } from '../finding';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC074',
  title: 'On Windows only HostProcess pods have the network of their node',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Ordinary pods on Windows get a network of their own whatever hostNetwork says: the enhancement that would have changed it was withdrawn.',
  fix: 'Leave hostNetwork out, or make it a HostProcess pod if it needs the network of the node.',
  fixable: false,
  sources: ['https://github.com/kubernetes/enhancements/tree/master/keps/sig-windows/3503-host-network-support-for-windows-pods'],
  scope: 'windows',
  fields: ['hostNetwork'],
  checkPod({ spec, pointer, isHostProcess }, { report }) {
    if (spec.hostNetwork === true && !isHostProcess) {
      report({ pointer: `${pointer}/hostNetwork`, message: 'the pod sets hostNetwork and is no HostProcess pod' });
    }
  },
};

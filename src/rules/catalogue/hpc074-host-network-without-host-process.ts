import { RuleOutcome, Severity } from '../finding';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC074',
  title: 'On Windows, only HostProcess pods use the network of their node',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Ordinary pods on Windows get their own network, regardless of hostNetwork. The enhancement that would have changed this was withdrawn.',
  fix: 'Leave hostNetwork out. If the pod needs the network of the node, set securityContext.windowsOptions.hostProcess: true.',
  fixable: false,
  sources: ['https://github.com/kubernetes/enhancements/tree/master/keps/sig-windows/3503-host-network-support-for-windows-pods'],
  scope: 'windows',
  fields: ['hostNetwork'],
  checkPod({ spec, pointer, isHostProcess }, { report }) {
    if (spec.hostNetwork === true && !isHostProcess) {
      report({ pointer: `${pointer}/hostNetwork`, message: 'the pod sets hostNetwork but is not a HostProcess pod' });
    }
  },
};

import { RuleOutcome, Severity } from '../finding';
import { asList } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC043',
  title: 'A HostProcess pod has no hostAliases',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'kubelet does not mount a hosts file into HostProcess containers, so the names do not resolve.',
  fix: 'Leave hostAliases out, and add the names to DNS or to the hosts file of the node.',
  symptoms: { log: ['no such host', 'The remote name could not be resolved'] },
  fixable: true,
  sources: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_pods.go'],
  fields: ['hostAliases'],
  checkPod({ spec, pointer }, { report }) {
    if (asList(spec.hostAliases).length > 0) {
      report({ pointer: `${pointer}/hostAliases`, message: 'the pod sets hostAliases' });
    }
  },
};

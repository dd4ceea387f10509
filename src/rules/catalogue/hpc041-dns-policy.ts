import { RuleOutcome, Severity } from '../finding';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC041',
  title: 'A HostProcess pod does not use ClusterFirstWithHostNet',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Windows does not support this policy. A HostProcess container uses the resolver of its node, which does not know the names of Services.',
  fix: 'Leave dnsPolicy out, and reach Services by addresses that the node can resolve.',
  symptoms: { log: ['no such host', 'The remote name could not be resolved'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-windows'],
  fields: ['dnsPolicy'],
  checkPod({ spec, pointer }, { report }) {
    if (spec.dnsPolicy === 'ClusterFirstWithHostNet') {
      report({ pointer: `${pointer}/dnsPolicy`, message: 'dnsPolicy is ClusterFirstWithHostNet' });
    }
  },
};

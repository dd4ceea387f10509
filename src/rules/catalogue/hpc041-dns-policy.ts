import { Severity } from '../finding';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC041',
  title: 'A HostProcess pod does not ask for ClusterFirstWithHostNet',
  why: 'Windows does not support it: a HostProcess container uses the resolver of its node, which does not know the names of Services.',
  fix: 'Leave dnsPolicy out, and reach Services by addresses that the node can resolve.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-windows'],
  checkPod({ spec, pointer }, { report }) {
    if (spec.dnsPolicy === 'ClusterFirstWithHostNet') {
      report({ severity: Severity.WARNING, pointer: `${pointer}/dnsPolicy`, message: 'dnsPolicy is ClusterFirstWithHostNet' });
    }
  },
};

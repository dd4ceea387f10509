import { RuleOutcome, Severity } from '../finding';
import { isSet } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC076',
  title: 'A pod that uses the network of its node does not override its host name',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.34' },
  why: 'The API server refuses hostnameOverride together with hostNetwork, which every HostProcess pod has.',
  fix: 'Leave hostnameOverride out. A HostProcess container has the host name of its node.',
  symptoms: { apply: ['hostnameOverride: Forbidden: may not be specified when hostNetwork is true'] },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/'],
  scope: 'windows',
  fields: ['hostnameOverride'],
  checkPod({ spec, pointer }, { report }) {
    if (isSet(spec.hostnameOverride) && spec.hostNetwork === true) {
      report({ pointer: `${pointer}/hostnameOverride`, message: 'the pod sets hostnameOverride' });
    }
  },
};

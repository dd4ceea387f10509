import { RuleOutcome, Severity } from '../finding';
import { isSet } from '../reading/json';
import type { PodRule } from '../rule';

const fields = ['dnsConfig', 'hostname', 'subdomain', 'setHostnameAsFQDN'];

export const rule: PodRule = {
  id: 'HPC042',
  title: 'A HostProcess pod has neither a name nor a resolver of its own',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'A HostProcess container has the name of its node and uses its resolver; the field has no effect.',
  fix: 'Leave the field out, and configure the resolver of the node if it lacks something.',
  fixable: true,
  sources: [
    'https://github.com/containerd/containerd/blob/main/internal/cri/server/helpers.go',
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-windows',
  ],
  fields,
  checkPod({ spec, pointer }, { report }) {
    for (const field of fields) {
      // Empty texts and false are how manifests spell the default.
      if (isSet(spec[field]) && spec[field] !== '' && spec[field] !== false) {
        report({ pointer: `${pointer}/${field}`, message: `the pod sets ${field}` });
      }
    }
  },
};

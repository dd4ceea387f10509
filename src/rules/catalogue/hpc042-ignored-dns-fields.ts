import { RuleOutcome, Severity } from '../finding';
import { isSet } from '../reading/json';
import type { PodRule } from '../rule';

const fields = ['dnsConfig', 'hostname', 'subdomain', 'setHostnameAsFQDN'];

export const rule: PodRule = {
  id: 'HPC042',
  title: 'A HostProcess pod sets neither its own host name nor its own resolver',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'A HostProcess container has the host name of its node and uses the resolver of its node, so the field has no effect.',
  fix: 'Leave the field out, and configure the resolver of the node if it lacks something.',
  fixable: true,
  sources: [
    'https://github.com/containerd/containerd/blob/main/internal/cri/server/helpers.go',
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#dns-windows',
  ],
  fields,
  checkPod({ spec, pointer }, { report }) {
    for (const field of fields) {
      // Manifests write the default as an empty string or false.
      if (isSet(spec[field]) && spec[field] !== '' && spec[field] !== false) {
        report({ pointer: `${pointer}/${field}`, message: `the pod sets ${field}` });
      }
    }
  },
};

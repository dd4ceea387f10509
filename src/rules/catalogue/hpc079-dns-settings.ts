import { RuleOutcome, Severity } from '../finding';
import { asList, asObject, isSet, pointerInto, shown } from '../reading/json';
import type { PodRule } from '../rule';

const POLICIES: readonly unknown[] = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];
const MAX_NAMESERVERS = 3;

export const rule: PodRule = {
  id: 'HPC079',
  title: 'dnsPolicy and dnsConfig have values that the API server accepts',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses an unknown dnsPolicy, the policy None without name servers, and more than three name servers.',
  fix: 'Leave dnsPolicy and dnsConfig out. A HostProcess container uses the resolver of its node.',
  symptoms: {
    apply: ['must provide `dnsConfig` when `dnsPolicy` is None', 'dnsPolicy: Unsupported value', 'must not have more than 3 nameservers'],
  },
  fixable: true,
  sources: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy'],
  scope: 'windows',
  fields: ['dnsPolicy', 'dnsConfig'],
  checkPod({ spec, pointer }, { report }) {
    const { dnsPolicy } = spec;
    const nameservers = asList(asObject(spec.dnsConfig)?.nameservers);
    if (isSet(dnsPolicy) && dnsPolicy !== '' && !POLICIES.includes(dnsPolicy)) {
      report({ pointer: `${pointer}/dnsPolicy`, message: `dnsPolicy is ${shown(dnsPolicy)}` });
    }
    if (dnsPolicy === 'None' && nameservers.length === 0) {
      report({ pointer: pointerInto(pointer, spec, 'dnsConfig', 'nameservers'), message: 'dnsPolicy is None, but dnsConfig lists no name servers' });
    }
    if (nameservers.length > MAX_NAMESERVERS) {
      report({ pointer: `${pointer}/dnsConfig/nameservers`, message: `dnsConfig lists ${nameservers.length} name servers` });
    }
  },
};

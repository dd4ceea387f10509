import { DnsLimits, dnsLimits, isSearchDomain, MAX_NAMESERVERS, nameserverFlaw } from '../../facts/dns-config';
import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { asList, asObject, isSet, Json, pointerInto, shown } from '../reading/json';
import type { PodRule, Report } from '../rule';

const POLICIES: readonly unknown[] = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

export const rule: PodRule = {
  id: 'HPC079',
  title: 'dnsPolicy and dnsConfig have values that the API server accepts',
  outcome: RuleOutcome.OBJECT_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The API server refuses an unknown dnsPolicy, the policy None without name servers, and name servers and search domains that are not valid.',
  fix: 'Leave dnsPolicy and dnsConfig out. A HostProcess container uses the resolver of its node.',
  symptoms: {
    apply: [
      'must provide `dnsConfig` when `dnsPolicy` is None', 'dnsPolicy: Unsupported value', 'must not have more than 3 nameservers',
      'dnsConfig.nameservers[0]: Invalid value', 'dnsConfig.searches[0]: Invalid value', 'must not have more than 32 search paths',
    ],
  },
  fixable: true,
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
  ],
  scope: 'windows',
  fields: ['dnsPolicy', 'dnsConfig'],
  checkPod({ spec, pointer }, { report, kubernetesMinor }) {
    const { dnsPolicy } = spec;
    const config = asObject(spec.dnsConfig) ?? {};
    if (isSet(dnsPolicy) && dnsPolicy !== '' && !POLICIES.includes(dnsPolicy)) {
      report({ pointer: `${pointer}/dnsPolicy`, message: `dnsPolicy is ${shown(dnsPolicy)}` });
    }
    if (dnsPolicy === 'None' && asList(config.nameservers).length === 0) {
      // The API server says nothing about the rest of dnsConfig then.
      report({ pointer: pointerInto(pointer, spec, 'dnsConfig', 'nameservers'), message: 'dnsPolicy is None, but dnsConfig lists no name servers' });
      return;
    }
    const limits = dnsLimits(kubernetesMinor);
    for (const { pointer: path, message } of [...nameserverReports(config, limits), ...searchReports(config, limits)]) {
      report({ pointer: `${pointer}/dnsConfig/${path}`, message });
    }
  },
};

function nameserverReports(config: Json, limits: DnsLimits): Report[] {
  const addresses = asList(config.nameservers);
  const reports = textsOf(addresses).flatMap(([index, address]): Report[] => {
    const flaw = nameserverFlaw(address, limits);
    return flaw === undefined ? [] : [{ pointer: `nameservers/${index}`, message: `dnsConfig lists the name server ${quoted(address)}, which ${flaw}` }];
  });
  return addresses.length <= MAX_NAMESERVERS ? reports
    : [{ pointer: 'nameservers', message: `dnsConfig lists ${addresses.length} name servers, and ${MAX_NAMESERVERS} are allowed` }, ...reports];
}

function searchReports(config: Json, limits: DnsLimits): Report[] {
  const all = asList(config.searches);
  const domains = textsOf(all);
  const characters = all.length - 1 + domains.reduce((sum, [, domain]) => sum + Buffer.byteLength(domain), 0);
  return [
    ...all.length <= limits.searches ? []
      : [{ pointer: 'searches', message: `dnsConfig lists ${all.length} search domains, and ${limits.searches} are allowed` }],
    ...characters <= limits.searchCharacters ? []
      : [{ pointer: 'searches', message: `the search domains of dnsConfig have ${characters} characters together, and ${limits.searchCharacters} are allowed` }],
    ...domains.filter(([, domain]) => !isSearchDomain(domain, limits))
      .map(([index, domain]) => ({ pointer: `searches/${index}`, message: `dnsConfig lists the search domain ${quoted(domain)}, which is not a DNS name` })),
  ];
}

/** The strings of a list. The API server reads null as an empty string. */
function textsOf(list: readonly unknown[]): [index: number, text: string][] {
  return list.flatMap((value, index): [number, string][] => (typeof value === 'string' || value === null ? [[index, value ?? '']] : []));
}

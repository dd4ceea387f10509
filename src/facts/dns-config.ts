import { isIP } from 'node:net';

/** The most name servers of a pod, on every version. */
export const MAX_NAMESERVERS = 3;

/**
 * What the API server accepts in `dnsConfig`. Each version accepts everything that earlier versions
 * accept, except for old spellings of addresses.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go
 */
export interface DnsLimits {
  readonly searches: number;
  /** The search domains together, with a space between any two. */
  readonly searchCharacters: number;
  /** Whether names of search domains can contain underscores, and the root domain is accepted. */
  readonly relaxedSearches: boolean;
  /** Whether IPv4 addresses cannot have leading zeros, or be written as IPv6 addresses. */
  readonly strictAddresses: boolean;
}

/**
 * The limits of a minor version of Kubernetes. An unknown version counts as recent. They follow
 * from the feature gates ExpandedDNSConfig, RelaxedDNSSearchValidation and StrictIPCIDRValidation.
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export function dnsLimits(kubernetesMinor = Infinity): DnsLimits {
  const isExpanded = kubernetesMinor >= 26;
  return {
    searches: isExpanded ? 32 : 6,
    searchCharacters: isExpanded ? 2048 : 256,
    relaxedSearches: kubernetesMinor >= 33,
    strictAddresses: kubernetesMinor >= 36,
  };
}

/** What is wrong with the address of a name server, or undefined. */
export function nameserverFlaw(address: string, { strictAddresses }: DnsLimits): string | undefined {
  const plain = address.replace(/(?<![0-9a-f])0+(?=[0-9a-f])/giu, '');
  if (isIP(plain) === 0 || plain.includes('%')) {
    return 'is not an IP address';
  }
  if (!strictAddresses) {
    return undefined;
  }
  return isIP(address) === 0 ? 'has leading zeros' : isMapped(plain) ? 'is an IPv4 address in the form of an IPv6 address' : undefined;
}

/** Whether the API server accepts a search domain. */
export function isSearchDomain(name: string, { relaxedSearches }: DnsLimits): boolean {
  const pattern = relaxedSearches ? relaxedDomain : strictDomain;
  const domain = name.replace(/\.$/u, '');
  return (relaxedSearches && name === '.') || (domain.length <= 253 && pattern.test(domain));
}

const strictDomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const relaxedDomain = /^_?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?(?:\._?[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?)*$/;

// A URL normalizes an IPv6 address, and writes it without dots.
function isMapped(address: string): boolean {
  return isIP(address) === 6 && /^\[::ffff:[0-9a-f]+:[0-9a-f]+\]$/u.test(new URL(`http://[${address}]`).hostname);
}

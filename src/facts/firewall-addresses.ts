import { isIP } from 'node:net';
import { Problem, quoted } from './errors';

/** Every address. */
export const ANY_ADDRESS = 'Any';

/**
 * Why a list of remote addresses is not valid, or undefined. The agent on the node repeats the
 * check, except for bits after the prefix: it compares the whole network.
 */
export function remoteAddressProblem(addresses: readonly string[] | undefined): Problem | undefined {
  if (addresses === undefined || addresses.length === 0) {
    return {
      message: `remoteAddresses must contain at least one address, got ${quoted(addresses)}`,
      fix: 'Set the addresses that can connect, such as [\'10.0.0.0/8\'], or [\'Any\'] for every address.',
    };
  }
  const wide = addresses.find((address) => typeof address === 'string' && hasHostBits(address));
  if (wide !== undefined) {
    return {
      message: `remote address ${quoted(wide)} is a single address with the prefix length of a network, and Windows would admit the whole network`,
      fix: 'To admit the network, use its first address, such as 10.0.0.0/8. To admit one address, leave out the prefix length.',
    };
  }
  const wrong = addresses.find((address) => !isAddress(address) && !(address === ANY_ADDRESS && addresses.length === 1));
  return wrong === undefined ? undefined : {
    message: `remote address ${quoted(wrong)} is not valid`,
    fix: 'Use IP addresses, or networks such as 10.0.0.0/8 and fd00::/8. For every address, use "Any" alone.',
  };
}

/** The IP version of a valid address or network: 4 or 6. Undefined for `Any`. */
export function addressVersion(address: string): number | undefined {
  return isIP(address.split('/')[0]) || undefined;
}

/**
 * Whether a string is an IP address, or a network with a prefix length. Length 0 is refused: it
 * means every address.
 */
function isAddress(text: string): boolean {
  const [, address, prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/u.exec(typeof text === 'string' ? text : '') ?? [];
  const version = isIP(address ?? '');
  return version !== 0 && !address!.includes('%')
    && (prefix === undefined || (Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128)));
}

/** Whether bits are set after the prefix. Windows would admit the whole network. */
function hasHostBits(text: string): boolean {
  const [, address, prefix] = /^([^/%]+)\/(\d{1,3})$/u.exec(text) ?? [];
  const version = isIP(address ?? '');
  const length = version === 4 ? 32 : 128;
  return version !== 0 && Number(prefix) <= length && BigInt.asUintN(length - Number(prefix), addressBits(address!, version)) !== 0n;
}

function addressBits(address: string, version: number): bigint {
  if (version === 4) {
    return address.split('.').reduce((bits, part) => bits * 256n + BigInt(part), 0n);
  }
  // A URL normalizes an IPv6 address, and writes it without dots.
  const [head, tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const groups = tail === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.reduce((bits, group) => bits * 65536n + BigInt(`0x${group}`), 0n);
}

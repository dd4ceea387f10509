import { isIP } from 'node:net';
import type { FirewallRuleSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeNeed } from './desired-state/node-need';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { checkInteger, quoted, userError } from '../facts/errors';
import { checkList, checkMember } from '../facts/members';
import { firewallRuleName } from '../facts/setting-grammars';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

/**
 * The types of networks that Windows distinguishes. Each rule applies on the networks of its
 * profiles.
 */
export enum FirewallProfile {
  /** A network on which the computer can reach the domain that it is a member of. */
  DOMAIN = 'Domain',
  /** A network that an administrator has marked as private. */
  PRIVATE = 'Private',
  /** Any other network. */
  PUBLIC = 'Public',
}

/** The protocol of a firewall rule. */
export enum FirewallProtocol {
  /** TCP */
  TCP = 'TCP',
  /** UDP */
  UDP = 'UDP',
}

/** Options for a rule that allows inbound connections. */
export interface InboundRuleOptions {
  /** The port on the node, from 1 to 65535. */
  readonly port: number;

  /**
   * The last port of a range. The rule then applies to all ports from `port` to this one.
   * @default - only `port`
   */
  readonly endPort?: number;

  /**
   * The addresses and networks that can connect, such as `10.0.0.0/8` or `fd00::/8`. Set at least
   * one. For every address, use `Any` alone.
   */
  readonly remoteAddresses: string[];

  /**
   * The protocol.
   * @default FirewallProtocol.TCP
   */
  readonly protocol?: FirewallProtocol;

  /**
   * The types of networks on which the rule applies.
   * @default - all types
   */
  readonly profiles?: FirewallProfile[];

  /**
   * The name that Windows shows: one line of up to 256 characters.
   * @default - the name of the rule
   */
  readonly displayName?: string;

  /**
   * The purpose of the rule: one line of up to 1024 characters.
   * @default - a description that names this library
   */
  readonly description?: string;
}

const keys: KeysOf<InboundRuleOptions> = {
  port: true, endPort: true, remoteAddresses: true, protocol: true, profiles: true, displayName: true, description: true,
};
const ANYBODY = 'Any';

/**
 * The registry value by which a policy decides whether local rules apply on the networks of a
 * profile. If the value is 0, local rules have no effect.
 * @see https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpfas/2c979624-900a-4b6e-b4ef-09b387cd62ab
 */
const mergePolicy = (profile: string) => ({ key: `SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\${profile}Profile`, name: 'AllowLocalPolicyMerge' });

/**
 * A rule of the Windows firewall. The agent identifies the rule by its name, so applying it twice
 * creates one rule. If a group policy forbids local rules, the rule has no effect and the agent
 * reports that.
 *
 * @see https://learn.microsoft.com/en-us/powershell/module/netsecurity/new-netfirewallrule
 *
 * @example
 * new WindowsNodeSettings(chart, 'firewall', {
 *   settings: [
 *     FirewallRule.allowInbound('contoso-agent', { port: 9400, remoteAddresses: ['10.0.0.0/16'] }),
 *   ],
 * });
 */
export class FirewallRule extends NodeSetting {
  /**
   * Allows connections to a port of the node.
   * @param name a name that no other rule on the node has: up to 100 letters, digits, dashes, dots
   * and underscores
   * @throws if the name, a port, an address or another option is not valid
   */
  public static allowInbound(name: string, options: InboundRuleOptions): FirewallRule {
    checkKeys('FirewallRule.allowInbound', options ?? {}, keys);
    return new FirewallRule(name, options ?? {});
  }

  private readonly setting: FirewallRuleSetting;

  private constructor(
    /** Name of the rule. */
    public readonly name: string,
    options: InboundRuleOptions,
  ) {
    super();
    if (!firewallRuleName.matches(name)) {
      throw userError({
        message: `FirewallRule ${quoted(name)}: the name is not valid`,
        fix: 'Use up to 100 letters, digits, dashes, dots and underscores, with a letter or digit at both ends.',
      });
    }
    const { port, endPort = port, profiles = [FirewallProfile.DOMAIN, FirewallProfile.PRIVATE, FirewallProfile.PUBLIC] } = options;
    const owner = `FirewallRule ${quoted(name)}`;
    checkInteger(`${owner}: port`, port, { min: 1, max: 65535 });
    checkInteger(`${owner}: endPort`, endPort, { min: port, max: 65535 });
    checkAddresses(owner, options.remoteAddresses);
    const { protocol = FirewallProtocol.TCP } = options;
    checkMember(`${owner}: protocol`, protocol, 'FirewallProtocol', FirewallProtocol);
    if (!Array.isArray(profiles) || profiles.length === 0) {
      throw userError({
        message: `${owner}: profiles must be a list with at least one profile, got ${quoted(profiles)}`,
        fix: 'Leave profiles out to apply the rule to all profiles.',
      });
    }
    profiles.forEach((profile) => checkMember(`${owner}: profile`, profile, 'FirewallProfile', FirewallProfile));
    this.setting = {
      id: `firewallRule/${name.toLowerCase()}`,
      kind: 'firewallRule',
      ensure: literalOf(Ensure.PRESENT),
      name,
      displayName: checkedText(`${owner}: displayName`, options.displayName ?? name, 256),
      description: checkedText(`${owner}: description`, options.description ?? 'Made by cdk8s-hostprocess', 1024),
      protocol: literalOf(protocol),
      localPorts: [endPort === port ? String(port) : `${port}-${endPort}`],
      remoteAddresses: [...options.remoteAddresses],
      profiles: Object.values(FirewallProfile).filter((profile) => profiles.includes(profile)).map(literalOf),
    };
  }

  /** @internal */
  public _parts(): SettingPart<FirewallRuleSetting>[] {
    return [{
      desired: this.setting,
      claims: [],
      needs: this.setting.profiles.map((profile) => NodeNeed.registryValue(mergePolicy(profile), {
        does: 'is a local rule, which would have no effect',
        refuses: 'dword 0',
        fix: 'Leave out the RegistryKey, or create the rule with a group policy.',
      })),
    }];
  }
}

function checkAddresses(owner: string, addresses: readonly string[]): void {
  if (addresses !== undefined) {
    checkList(`${owner}: remoteAddresses`, addresses);
  }
  if (addresses === undefined || addresses.length === 0) {
    throw userError({
      message: `${owner}: remoteAddresses must contain at least one address, got ${quoted(addresses)}`,
      fix: 'Set the addresses that can connect, such as [\'10.0.0.0/8\'], or [\'Any\'] for every address.',
    });
  }
  const wide = addresses.find((address) => typeof address === 'string' && hasHostBits(address));
  if (wide !== undefined) {
    throw userError({
      message: `${owner}: remote address ${quoted(wide)} is a single address with the prefix length of a network, and Windows would admit the whole network`,
      fix: 'To admit the network, use its first address, such as 10.0.0.0/8. To admit one address, leave out the prefix length.',
    });
  }
  const wrong = addresses.find((address) => !isAddress(address) && !(address === ANYBODY && addresses.length === 1));
  if (wrong !== undefined) {
    throw userError({
      message: `${owner}: remote address ${quoted(wrong)} is not valid`,
      fix: 'Use IP addresses, or networks such as 10.0.0.0/8 and fd00::/8. For every address, use "Any" alone.',
    });
  }
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

function checkedText(what: string, text: string, longest: number): string {
  if (typeof text !== 'string' || text === '' || text.length > longest || text !== text.trim() || /^@|[\u0000-\u001f\u007f|]/u.test(text)) {
    throw userError({
      message: `${what} ${quoted(text)} is not a string that Windows would store unchanged`,
      fix: `Use one line of up to ${longest} characters, without "|", without a leading "@", and without spaces at the ends.`,
    });
  }
  return text;
}

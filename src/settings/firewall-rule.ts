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

/** The networks that Windows tells apart, and with them the rules that are in force. */
export enum FirewallProfile {
  /** The computer is a member of a domain that it reaches there. */
  DOMAIN = 'Domain',
  /** A network that an administrator has called private. */
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

/** Options for a rule that lets others in. */
export interface InboundRuleOptions {
  /** The port of the node, 1 to 65535. */
  readonly port: number;

  /**
   * The last port, where the rule is about all ports from `port` to this one.
   * @default - `port` alone
   */
  readonly endPort?: number;

  /** Who may connect: addresses and networks such as `10.0.0.0/8` or `fd00::/8`. At least one; `Any` alone stands for everybody. */
  readonly remoteAddresses: string[];

  /**
   * The protocol.
   * @default FirewallProtocol.TCP
   */
  readonly protocol?: FirewallProtocol;

  /**
   * The networks on which the rule is in force.
   * @default - all of them
   */
  readonly profiles?: FirewallProfile[];

  /**
   * The name that Windows shows. One line of up to 256 characters.
   * @default - the name of the rule
   */
  readonly displayName?: string;

  /**
   * What the rule is for. One line of up to 1024 characters.
   * @default - a text that names this library
   */
  readonly description?: string;
}

const keys: KeysOf<InboundRuleOptions> = {
  port: true, endPort: true, remoteAddresses: true, protocol: true, profiles: true, displayName: true, description: true,
};
const ANYBODY = 'Any';

/**
 * Where policies say for the networks of a profile whether rules of the node have an effect: 0 says that they have none.
 * @see https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpfas/2c979624-900a-4b6e-b4ef-09b387cd62ab
 */
const mergePolicy = (profile: string) => ({ key: `SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\${profile}Profile`, name: 'AllowLocalPolicyMerge' });

/**
 * A rule of the Windows firewall, known by its name: applying it twice leaves one rule. Where a group policy forbids local rules,
 * it has no effect, and the agent says so.
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
   * Lets others connect to a port of the node.
   * @param name the rule's own name, which nobody else's rule has: up to 100 letters, digits, dashes, dots and underscores
   * @throws for ports and addresses that are none
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
        message: `firewall rule ${quoted(name)} has a name that is no safe choice`,
        fix: 'Use up to 100 letters, digits, dashes, dots and underscores, with a letter or digit at both ends.',
      });
    }
    const { port, endPort = port, profiles = [FirewallProfile.DOMAIN, FirewallProfile.PRIVATE, FirewallProfile.PUBLIC] } = options;
    checkInteger('port', port, { min: 1, max: 65535 });
    checkInteger('endPort', endPort, { min: port, max: 65535 });
    checkAddresses(name, options.remoteAddresses);
    const { protocol = FirewallProtocol.TCP } = options;
    checkMember(`protocol of firewall rule ${quoted(name)}`, protocol, 'FirewallProtocol', FirewallProtocol);
    if (!Array.isArray(profiles) || profiles.length === 0) {
      throw userError({ message: `firewall rule ${quoted(name)} has no profile`, fix: 'Leave profiles out for all of them.' });
    }
    profiles.forEach((profile) => checkMember(`profile of firewall rule ${quoted(name)}`, profile, 'FirewallProfile', FirewallProfile));
    this.setting = {
      id: `firewallRule/${name.toLowerCase()}`,
      kind: 'firewallRule',
      ensure: literalOf(Ensure.PRESENT),
      name,
      displayName: checkedText('displayName', options.displayName ?? name, 256),
      description: checkedText('description', options.description ?? 'Made by cdk8s-hostprocess', 1024),
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
        does: 'is a rule of the node, which would have no effect',
        refuses: 'dword 0',
        fix: 'Leave the RegistryKey out, or bring the rule by group policy.',
      })),
    }];
  }
}

function checkAddresses(rule: string, addresses: readonly string[]): void {
  if (addresses !== undefined) {
    checkList(`remoteAddresses of firewall rule ${quoted(rule)}`, addresses);
  }
  if (addresses === undefined || addresses.length === 0) {
    throw userError({ message: `firewall rule ${quoted(rule)} does not say who may connect`, fix: 'Set remoteAddresses, such as [\'10.0.0.0/8\'], or [\'Any\'] for everybody.' });
  }
  const wide = addresses.find((address) => typeof address === 'string' && hasHostBits(address));
  if (wide !== undefined) {
    throw userError({
      message: `firewall rule ${quoted(rule)} has the remote address ${quoted(wide)}, an address with the length of a network around it: all of that network could connect`,
      fix: 'Give the network by its first address, such as 10.0.0.0/8, or the one address without a length.',
    });
  }
  const wrong = addresses.find((address) => !isAddress(address) && !(address === ANYBODY && addresses.length === 1));
  if (wrong !== undefined) {
    throw userError({
      message: `firewall rule ${quoted(rule)} has the remote address ${quoted(wrong)}`,
      fix: 'Give IP addresses, or networks such as 10.0.0.0/8 and fd00::/8; "Any" stands alone.',
    });
  }
}

/** An IP address, or a network with the length of its prefix. One of length 0 would be everybody under another name. */
function isAddress(text: string): boolean {
  const [, address, prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/u.exec(typeof text === 'string' ? text : '') ?? [];
  const version = isIP(address ?? '');
  return version !== 0 && !address!.includes('%')
    && (prefix === undefined || (Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128)));
}

/** Whether bits are set behind the prefix: Windows would take the whole network. */
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
  // A URL spells an address in one way, without dots.
  const [head, tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const groups = tail === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.reduce((bits, group) => bits * 65536n + BigInt(`0x${group}`), 0n);
}

function checkedText(what: string, text: string, longest: number): string {
  if (typeof text !== 'string' || text === '' || text.length > longest || text !== text.trim() || /^@|[\u0000-\u001f\u007f|]/u.test(text)) {
    throw userError({
      message: `${what} ${quoted(text)} is not one that Windows keeps as it is`,
      fix: `Use one line of up to ${longest} characters, without "|", a leading "@" and spaces at the ends.`,
    });
  }
  return text;
}

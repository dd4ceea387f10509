import type { FirewallRuleSetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NeedOrder, NodeNeed } from './desired-state/node-need';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { checkedProfiles, FirewallProfile } from './firewall-profile';
import { FirewallProtocol, FirewallRuleOptions, InboundIcmpOptions, InboundRuleOptions } from './firewall-rule-options';
import { IcmpProtocol, IcmpType } from './icmp-type';
import { checkInteger, Problem, quoted, throwProblem, userError } from '../facts/errors';
import { icmpVersions, ruleProgramProblem, ruleServiceProblem } from '../facts/firewall';
import { addressVersion, remoteAddressProblem } from '../facts/firewall-addresses';
import { agentPath } from '../facts/grantable-paths';
import { checkInstance, checkList, checkMember } from '../facts/members';
import { firewallRuleName } from '../facts/setting-grammars';
import { checkKeys, KeysOf } from '../facts/unknown-keys';

const commonKeys: KeysOf<FirewallRuleOptions> = { remoteAddresses: true, profiles: true, displayName: true, description: true };
const inboundKeys: KeysOf<InboundRuleOptions> = { ...commonKeys, port: true, endPort: true, protocol: true, program: true, service: true };
const icmpKeys: KeysOf<InboundIcmpOptions> = { ...commonKeys, protocol: true, types: true };

/**
 * The registry value by which a policy decides whether local rules apply on the networks of a
 * profile. If the value is 0, local rules have no effect.
 * @see https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-gpfas/2c979624-900a-4b6e-b4ef-09b387cd62ab
 */
const mergePolicy = (profile: string) => ({ key: `SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\${profile}Profile`, name: 'AllowLocalPolicyMerge' });

/** The fields that say which traffic a rule is about. */
type Traffic = Pick<FirewallRuleSetting, 'protocol' | 'localPorts' | 'icmpTypes' | 'program' | 'service'>;

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
 *     FirewallRule.allowInboundIcmp('ping', { remoteAddresses: ['10.0.0.0/8'] }),
 *   ],
 * });
 */
export class FirewallRule extends NodeSetting {
  /**
   * Allows connections to a port, a program or a Windows service of the node.
   * @param name a name that no other rule on the node has: up to 100 letters, digits, dashes, dots
   * and underscores
   * @throws if the options name no port, program or service, or if the name, a port, a path, an
   * address or another option is not valid
   */
  public static allowInbound(name: string, options: InboundRuleOptions): FirewallRule {
    checkKeys('FirewallRule.allowInbound', options ?? {}, inboundKeys);
    return new FirewallRule(name, options ?? {}, (owner) => inboundTraffic(owner, options ?? {}));
  }

  /**
   * Allows ICMP messages. Without `types`, the node answers `ping`. For IPv4 and IPv6, create two
   * rules.
   * @param name a name that no other rule on the node has: up to 100 letters, digits, dashes, dots
   * and underscores
   * @throws if the name, a type, an address or another option is not valid, or if an address does
   * not belong to the protocol
   */
  public static allowInboundIcmp(name: string, options: InboundIcmpOptions): FirewallRule {
    checkKeys('FirewallRule.allowInboundIcmp', options ?? {}, icmpKeys);
    return new FirewallRule(name, options ?? {}, (owner) => icmpTraffic(owner, options ?? {}));
  }

  private readonly setting: FirewallRuleSetting;

  private constructor(
    /** Name of the rule. */
    public readonly name: string,
    options: FirewallRuleOptions,
    trafficOf: (owner: string) => Traffic,
  ) {
    super();
    if (!firewallRuleName.matches(name)) {
      throw userError({
        message: `FirewallRule ${quoted(name)}: the name is not valid`,
        fix: 'Use up to 100 letters, digits, dashes, dots and underscores, with a letter or digit at both ends.',
      });
    }
    const { profiles = [FirewallProfile.DOMAIN, FirewallProfile.PRIVATE, FirewallProfile.PUBLIC] } = options;
    const owner = `FirewallRule ${quoted(name)}`;
    if (options.remoteAddresses !== undefined) {
      checkList(`${owner}: remoteAddresses`, options.remoteAddresses);
    }
    const traffic = trafficOf(owner);
    throwOf(owner, remoteAddressProblem(options.remoteAddresses));
    checkVersions(owner, traffic.protocol, options.remoteAddresses);
    this.setting = {
      id: `firewallRule/${name.toLowerCase()}`,
      kind: 'firewallRule',
      ensure: literalOf(Ensure.PRESENT),
      name,
      displayName: checkedText(`${owner}: displayName`, options.displayName ?? name, 256),
      description: checkedText(`${owner}: description`, options.description ?? 'Made by cdk8s-hostprocess', 1024),
      ...traffic,
      remoteAddresses: [...options.remoteAddresses],
      profiles: checkedProfiles(owner, profiles).map(literalOf),
    };
  }

  /** @internal */
  public _parts(): SettingPart<FirewallRuleSetting>[] {
    const { profiles, program, service } = this.setting;
    return [{
      desired: this.setting,
      claims: [],
      needs: [
        ...profiles.map((profile) => NodeNeed.registryValue(mergePolicy(profile), {
          does: 'is a local rule, which would have no effect',
          refuses: 'dword 0',
          fix: 'Leave out the RegistryKey, or create the rule with a group policy.',
        })),
        ...program === undefined ? [] : [NodeNeed.item(program, 'file', { does: 'allows connections to this program' })],
        ...service === undefined ? [] : [NodeNeed.service(service, { does: 'allows connections to it', order: NeedOrder.NONE })],
      ],
    }];
  }
}

function inboundTraffic(owner: string, options: InboundRuleOptions): Traffic {
  const { port, endPort = port, program, service, protocol = FirewallProtocol.TCP } = options;
  if (port === undefined && program === undefined && service === undefined) {
    throw userError({
      message: `${owner} names no port, no program and no service, so it would open the whole node`,
      fix: 'Set port, program or service.',
    });
  }
  checkMember(`${owner}: protocol`, protocol, 'FirewallProtocol', FirewallProtocol);
  if (program !== undefined) {
    throwOf(`${owner}: program`, ruleProgramProblem(program), ' ');
  }
  if (service !== undefined) {
    throwOf(owner, ruleServiceProblem(service));
  }
  return {
    protocol: literalOf(protocol),
    ...portFields(owner, port, endPort),
    ...program !== undefined && { program: agentPath(program) },
    ...service !== undefined && { service },
  };
}

function portFields(owner: string, port: number | undefined, endPort: number | undefined): Pick<Traffic, 'localPorts'> {
  if (port === undefined) {
    if (endPort !== undefined) {
      throw userError({ message: `${owner}: endPort is ${quoted(endPort)}, and port is not set`, fix: 'Set port to the first port of the range.' });
    }
    return {};
  }
  checkInteger(`${owner}: port`, port, { min: 1, max: 65535 });
  checkInteger(`${owner}: endPort`, endPort!, { min: port, max: 65535 });
  return { localPorts: [endPort === port ? String(port) : `${port}-${endPort}`] };
}

function icmpTraffic(owner: string, options: InboundIcmpOptions): Traffic {
  const { protocol = IcmpProtocol.ICMPV4, types = [IcmpType.ECHO_REQUEST] } = options;
  checkMember(`${owner}: protocol`, protocol, 'IcmpProtocol', IcmpProtocol);
  checkList(`${owner}: types`, types);
  types.forEach((type) => checkInstance(`${owner}: type`, type, IcmpType, 'IcmpType.ECHO_REQUEST'));
  if (types.length === 0 || (types.includes(IcmpType.ANY) && types.length > 1)) {
    throw userError({
      message: `${owner}: types must contain at least one type, and IcmpType.ANY only alone`,
      fix: 'Leave types out for echo requests, or list types such as IcmpType.of(13).',
    });
  }
  const texts = [...new Set(types.map((type) => type._in(protocol)))];
  return { protocol: literalOf(protocol), icmpTypes: texts.sort((one, other) => Number(one) - Number(other)) };
}

/** Windows receives no ICMP message of one IP version from an address of the other. */
function checkVersions(owner: string, protocol: string, addresses: readonly string[]): void {
  const version = icmpVersions[protocol];
  const other = version === undefined ? undefined : addresses.find((address) => (addressVersion(address) ?? version) !== version);
  if (other !== undefined) {
    throw userError({
      message: `${owner}: remote address ${quoted(other)} never sends ${protocol}, which belongs to IPv${version}`,
      fix: 'Create one rule for each IP version, with the addresses of that version.',
    });
  }
}

function throwOf(owner: string, problem: Problem | undefined, separator = ': '): void {
  throwProblem(problem && { ...problem, message: `${owner}${separator}${problem.message}` });
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

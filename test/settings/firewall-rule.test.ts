import * as fc from 'fast-check';
import { desiredOf } from './settings';
import {
  FirewallProfile, FirewallProtocol, FirewallRule, IcmpProtocol, IcmpType, InboundIcmpOptions, InboundRuleOptions, RegistryKey, ServiceBinary,
  ServiceStartType, WindowsService,
} from '../../src';

const allow = (options: Partial<InboundRuleOptions> & Record<string, unknown>, name = 'exporter') => (
  FirewallRule.allowInbound(name, { port: 9182, remoteAddresses: ['10.0.0.0/8'], ...options })
);

test('a rule says all that the agent compares', () => {
  expect(desiredOf(allow({}))).toEqual([{
    id: 'firewallRule/exporter', kind: 'firewallRule', ensure: 'present', name: 'exporter', displayName: 'exporter', description: 'Made by cdk8s-hostprocess',
    protocol: 'TCP', localPorts: ['9182'], remoteAddresses: ['10.0.0.0/8'], profiles: ['Domain', 'Private', 'Public'],
  }]);
});

test.each<[string, Partial<InboundRuleOptions>, object]>([
  ['a range of ports', { port: 9000, endPort: 9010 }, { localPorts: ['9000-9010'] }],
  ['UDP', { protocol: FirewallProtocol.UDP }, { protocol: 'UDP' }],
  ['profiles in one order', { profiles: [FirewallProfile.PUBLIC, FirewallProfile.DOMAIN] }, { profiles: ['Domain', 'Public'] }],
  ['everybody', { remoteAddresses: ['Any'] }, { remoteAddresses: ['Any'] }],
  ['IPv6', { remoteAddresses: ['fd00::/8', '::1'] }, { remoteAddresses: ['fd00::/8', '::1'] }],
  ['texts', { displayName: 'Exporter (9182)', description: 'Prometheus' }, { displayName: 'Exporter (9182)', description: 'Prometheus' }],
])('%s', (_what, options, expected) => {
  expect(desiredOf(allow(options))[0]).toMatchObject(expected);
});

test.each<[Partial<InboundRuleOptions> & Record<string, unknown>, string]>([
  [{ remoteAddresses: [] }, 'remoteAddresses must contain at least one address'],
  [{ remoteAddresses: undefined as unknown as string[] }, 'remoteAddresses must contain at least one address'],
  [{ remoteAddresses: ['Any', '10.0.0.0/8'] }, 'remote address "Any"'],
  [{ remoteAddresses: ['any'] }, 'remote address "any"'],
  [{ remoteAddresses: ['0.0.0.0/0'] }, 'remote address "0.0.0.0/0"'],
  [{ remoteAddresses: ['::/0'] }, 'remote address "::/0"'],
  [{ remoteAddresses: ['10.0.0.0/33'] }, 'remote address "10.0.0.0/33"'],
  [{ remoteAddresses: ['fe80::1%12'] }, 'remote address "fe80::1%12"'],
  [{ remoteAddresses: ['prometheus.example.com'] }, 'remote address "prometheus.example.com"'],
  [{ port: 0 }, 'port must be a whole number from 1 to 65535, got 0'], [{ port: 80.5 }, 'port must be a whole number from 1 to 65535, got 80.5'], [{ port: 100, endPort: 99 }, 'endPort must be a whole number from 100 to 65535, got 99'],
  [{ profiles: [] }, 'profiles must be a list with at least one profile, got []'],
  [{ displayName: 'a|b' }, 'displayName "a|b"'], [{ description: ' x' }, 'description " x"'],
  [{ remoteAddress: '10.0.0.0/8' }, 'has no property "remoteAddress". Did you mean "remoteAddresses"?'],
])('fails for %j', (options, text) => {
  expect(() => allow(options)).toThrow(text);
});

describe('a rule for a program or a service', () => {
  const only = (options: Partial<InboundRuleOptions> & Record<string, unknown>) => FirewallRule.allowInbound('agent', { remoteAddresses: ['10.0.0.0/8'], ...options });
  const agent = 'C:\\Program Files\\Contoso\\agent.exe';

  test.each<[string, Partial<InboundRuleOptions>, object]>([
    ['a program', { program: 'C:/Program Files/Contoso/agent.exe' }, { protocol: 'TCP', program: agent }],
    ['a program on a port', { program: agent, port: 80 }, { protocol: 'TCP', localPorts: ['80'], program: agent }],
    ['a service', { service: 'Spooler', protocol: FirewallProtocol.UDP }, { protocol: 'UDP', service: 'Spooler' }],
    ['all three', { program: 'd:/a/B.EXE', service: 'MSSQL$A', port: 1, endPort: 2 }, { protocol: 'TCP', localPorts: ['1-2'], program: 'D:\\a\\B.EXE', service: 'MSSQL$A' }],
    ['a program on drive C', { program: '/opt/agent.exe' }, { protocol: 'TCP', program: 'C:\\opt\\agent.exe' }],
  ])('says %s and nothing of the rest', (_what, options, expected) => {
    const [{ protocol, localPorts, icmpTypes, program, service }] = desiredOf(only(options));
    expect(JSON.parse(JSON.stringify({ protocol, localPorts, icmpTypes, program, service }))).toEqual(expected);
  });

  test.each<[Partial<InboundRuleOptions> & Record<string, unknown>, string]>([
    [{}, 'FirewallRule "agent" names no port, no program and no service, so it would open the whole node. Set port, program or service.'],
    [{ protocol: FirewallProtocol.UDP }, 'names no port, no program and no service'],
    [{ service: 'Spooler', endPort: 9 }, 'FirewallRule "agent": endPort is 9, and port is not set'],
    [{ program: 'agent.exe' }, 'FirewallRule "agent": program path "agent.exe" is not absolute'],
    [{ program: '..\\agent.exe' }, 'is not absolute'],
    [{ program: 'C:agent.exe' }, 'has a drive without a slash after it'],
    [{ program: 'C:/a/../b.exe' }, 'leaves its folder with ".."'],
    [{ program: '\\\\server\\share\\agent.exe' }, 'is a device or a network share'],
    [{ program: '//server/share/agent.exe' }, 'is a device or a network share'],
    [{ program: '\\\\?\\C:\\agent.exe' }, 'is a device or a network share'],
    [{ program: '%ProgramFiles%/Contoso/agent.exe' }, 'starts with an environment variable'],
    [{ program: 'C:/opt/100%/agent.exe' }, 'contains a percent sign, and Windows replaces environment variables in this path'],
    [{ program: 'C:/Program Files/Contoso/agent' }, 'is not the path of an .exe file'], [{ program: 'C:/Contoso/agent.cmd' }, 'is not the path of an .exe file'],
    [{ program: 'C:/Contoso/.exe' }, 'is not the path of an .exe file'], [{ program: 'C:/Contoso/agent.exe/' }, 'is not the path of an .exe file'],
    [{ program: 'C:/progra~1/agent.exe' }, 'which Windows can read as another name'], [{ program: 'C:/con/agent.exe' }, 'which Windows treats as a device'],
    [{ program: `C:/${'a'.repeat(240)}.exe` }, 'has more than 240 characters'], [{ program: 'System' }, 'is not absolute'], [{ program: 'C:/a|b.exe' }, 'does not allow in a path'],
    [{ program: null as unknown as string }, 'program path must be a string, got null'], [{ program: '' }, 'program path "" is empty'],
    [{ service: 'Any' }, 'FirewallRule "agent": service "Any" means every program and service'], [{ service: '*' }, 'service "*" is not a valid service name'],
    [{ service: 'Print Spooler ' }, 'service "Print Spooler " is not a valid service name'], [{ service: '' }, 'service "" is not a valid service name'],
    [{ services: ['Spooler'] }, 'has no property "services". Did you mean "service"?'],
  ])('fails for %j', (options, text) => {
    expect(() => only(options)).toThrow(text);
  });

  test('is not kept beside a setting that removes or disables the service', () => {
    const rule = only({ service: 'agent' });
    const service = WindowsService.define('AGENT', { binary: ServiceBinary.existing(agent) });
    expect(desiredOf(rule, service)).toHaveLength(2);
    expect(desiredOf(service, rule)).toHaveLength(2);
    expect(desiredOf(rule.absent(), service.absent())).toHaveLength(2);
    expect(() => desiredOf(rule, service.absent())).toThrow('service "agent": "firewallRule/agent" allows connections to it, and "windowsService/agent" removes it. Leave one out.');
    expect(() => desiredOf(rule, WindowsService.existing('agent', { startType: ServiceStartType.DISABLED }))).toThrow('disables it');
  });
});

describe('a rule for ICMP', () => {
  const ping = (options: Partial<InboundIcmpOptions> & Record<string, unknown>) => FirewallRule.allowInboundIcmp('ping', { remoteAddresses: ['10.0.0.0/8'], ...options });
  const six = { protocol: IcmpProtocol.ICMPV6, remoteAddresses: ['fd00::/8'] };

  test('lets the node answer ping, and says all that the agent compares', () => {
    expect(desiredOf(ping({}))).toEqual([{
      id: 'firewallRule/ping', kind: 'firewallRule', ensure: 'present', name: 'ping', displayName: 'ping', description: 'Made by cdk8s-hostprocess',
      protocol: 'ICMPv4', icmpTypes: ['8'], remoteAddresses: ['10.0.0.0/8'], profiles: ['Domain', 'Private', 'Public'],
    }]);
    expect(desiredOf(ping(six))[0]).toMatchObject({ protocol: 'ICMPv6', icmpTypes: ['128'], remoteAddresses: ['fd00::/8'] });
  });

  test.each<[string, Partial<InboundIcmpOptions>, string[]]>([
    ['types in one order, each once', { types: [IcmpType.of(13), IcmpType.ECHO_REQUEST, IcmpType.of(3), IcmpType.of(8)] }, ['3', '8', '13']],
    ['every type', { types: [IcmpType.ANY], remoteAddresses: ['Any'] }, ['Any']],
    ['the first and the last type', { ...six, types: [IcmpType.of(255), IcmpType.of(0)] }, ['0', '255']],
  ])('has %s', (_what, options, expected) => {
    expect(desiredOf(ping(options))[0].icmpTypes).toEqual(expected);
  });

  test.each<[Partial<InboundIcmpOptions> & Record<string, unknown>, string]>([
    [{ types: [] }, 'FirewallRule "ping": types must contain at least one type, and IcmpType.ANY only alone'],
    [{ types: [IcmpType.ANY, IcmpType.ECHO_REQUEST] }, 'and IcmpType.ANY only alone'],
    [{ types: [8 as never] }, 'FirewallRule "ping": type is 8. Use IcmpType.ECHO_REQUEST, or another object of IcmpType.'],
    [{ types: IcmpType.ANY as never }, 'FirewallRule "ping": types must be a list'],
    [{ protocol: 'icmp' as never }, 'FirewallRule "ping": protocol is "icmp". Use one of IcmpProtocol: ICMPV4, ICMPV6.'],
    [{ remoteAddresses: ['10.0.0.0/8', 'fd00::/8'] }, 'FirewallRule "ping": remote address "fd00::/8" never sends ICMPv4, which belongs to IPv4'],
    [{ ...six, remoteAddresses: ['::ffff:10.0.0.0/104', '10.0.0.1'] }, 'remote address "10.0.0.1" never sends ICMPv6'],
    [{ remoteAddresses: [] }, 'remoteAddresses must contain at least one address'],
    [{ port: 8 }, 'FirewallRule.allowInboundIcmp has no property "port"'],
    [{ type: [] }, 'Did you mean "types"?'],
  ])('fails for %j', (options, text) => {
    expect(() => ping(options)).toThrow(text);
  });

  test.each([-1, 256, 8.5, NaN])('has no type %d', (type) => {
    expect(() => IcmpType.of(type)).toThrow('IcmpType.of: number must be a whole number from 0 to 255');
  });
});

test.each(['', 'a b', '*', 'exporter*', '-a', 'x'.repeat(101), 'a"b'])('the name %j is refused', (name) => {
  expect(() => allow({}, name)).toThrow('the name is not valid');
});

test('a rule is not made beside a policy that takes the effect of such rules away', () => {
  const rule = FirewallRule.allowInbound('a', { port: 1, remoteAddresses: ['Any'] });
  const merge = (data: number) => RegistryKey.localMachine('SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\DomainProfile').dword('AllowLocalPolicyMerge', data);
  expect(() => desiredOf(rule, merge(0))).toThrow('"firewallRule/a" is a local rule, which would have no effect, and "registryValue/');
  expect(desiredOf(rule, merge(1))).toHaveLength(2);
  const elsewhere = FirewallRule.allowInbound('a', { port: 1, remoteAddresses: ['Any'], profiles: [FirewallProfile.PUBLIC] });
  expect(desiredOf(elsewhere, merge(0))).toHaveLength(2);
});

test('every IPv4 network with a prefix is taken by its first address, and by no other: all of it could connect', () => {
  fc.assert(fc.property(fc.nat(0xffffffff), fc.integer({ min: 1, max: 32 }), (bits, prefix) => {
    const text = (value: number) => [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(value / unit) % 256).join('.');
    const first = bits - bits % 2 ** (32 - prefix);
    expect(() => allow({ remoteAddresses: [`${text(first)}/${prefix}`, text(bits)] })).not.toThrow();
    if (first !== bits) {
      expect(() => allow({ remoteAddresses: [`${text(bits)}/${prefix}`] })).toThrow('Windows would admit the whole network');
    }
  }));
});

test.each([['fd00::/8', true], ['2001:db8::/32', true], ['FD00:0:0::1/128', true], ['::1:0:0:0/80', true], ['::ffff:10.0.0.0/104', true], ['fd00::5/64', false], ['2001:db8:1::/32', false], ['::ffff:10.1.2.3/104', false]])(
  'the IPv6 network %s is taken: %s', (network, isTaken) => {
    const make = () => allow({ remoteAddresses: [network] });
    if (isTaken) {
      expect(make).not.toThrow();
    } else {
      expect(make).toThrow('Windows would admit the whole network');
    }
  });

import * as fc from 'fast-check';
import { desiredOf } from './settings';
import { FirewallProfile, FirewallProtocol, FirewallRule, InboundRuleOptions, RegistryKey } from '../../src';

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

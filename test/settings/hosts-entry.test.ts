import { chartWithNamespace, desiredOf, settingsOn } from './settings';
import { HostsEntry } from '../../src';

test('each name is a setting of its own, in lower case', () => {
  expect(desiredOf(HostsEntry.of('10.0.0.5', ['Registry.example', 'mirror']).absent())).toEqual([
    { id: 'hostsEntry/ipv4/registry.example', kind: 'hostsEntry', ensure: 'absent', address: '10.0.0.5', name: 'registry.example' },
    { id: 'hostsEntry/ipv4/mirror', kind: 'hostsEntry', ensure: 'absent', address: '10.0.0.5', name: 'mirror' },
  ]);
});

test('a name has one address of each family', () => {
  const settings = [HostsEntry.of('10.0.0.5', ['a']), HostsEntry.of('FD00::5', ['a'])];
  expect(desiredOf(...settings).map(({ address }) => address)).toEqual(['10.0.0.5', 'fd00::5']);
  expect(() => settingsOn(chartWithNamespace(), 'settings', { settings: [...settings, HostsEntry.of('10.0.0.6', ['A'])] })).toThrow(/conflict over "hostsEntry\/ipv4\/a"/u);
});

test.each<[string, string[], RegExp]>([
  ['10.0.0', ['a'], /is not an IP address/u], ['fe80::1%3', ['a'], /is not an IP address/u], [undefined as any, ['a'], /is not an IP address/u], ['10.0.0.5', [], /has no names/u],
  ['10.0.0.5', 'a' as any, /must be a list, got "a"/u], ['10.0.0.5', ['a'.repeat(64)], /up to 63 characters between two dots/u], ['10.0.0.5', ['a', 'A'], /name "a" is listed twice/u], ['10.0.0.5', ['*.example'], /Wildcards are not supported/u], ['10.0.0.5', ['a.'], /is not a host name/u],
  ['10.0.0.5', ['a b'], /is not a host name/u], ['10.0.0.5', ['a\n10.0.0.1 b'], /is not a host name/u], ['10.0.0.5', ['10.0.0.6'], /is not a host name/u], ['10.0.0.5', ['x'.repeat(64)], /is not a host name/u],
  ['10.0.0.5', ['localhost'], /always means the node itself/u], ['10.0.0.5', ['a.LOCALHOST'], /always means the node itself/u], ['10.0.0.5', [undefined as any], /is not a host name/u],
])('%p with %p is refused', (address, names, message) => {
  expect(() => HostsEntry.of(address, names)).toThrow(message);
});

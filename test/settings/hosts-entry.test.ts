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
  expect(() => settingsOn(chartWithNamespace(), 'settings', { settings: [...settings, HostsEntry.of('10.0.0.6', ['A'])] })).toThrow(/want different things of "hostsEntry\/ipv4\/a"/u);
});

test.each<[string, string[], RegExp]>([
  ['10.0.0', ['a'], /no IP address/u], ['fe80::1%3', ['a'], /no IP address/u], [undefined as any, ['a'], /no IP address/u], ['10.0.0.5', [], /has no names/u],
  ['10.0.0.5', 'a' as any, /must be a list, got "a"/u], ['10.0.0.5', ['a'.repeat(64)], /up to 63 characters between two dots/u], ['10.0.0.5', ['a', 'A'], /has the name "a" twice/u], ['10.0.0.5', ['*.example'], /no wildcards/u], ['10.0.0.5', ['a.'], /no host name/u],
  ['10.0.0.5', ['a b'], /no host name/u], ['10.0.0.5', ['a\n10.0.0.1 b'], /no host name/u], ['10.0.0.5', ['10.0.0.6'], /no host name/u], ['10.0.0.5', ['x'.repeat(64)], /no host name/u],
  ['10.0.0.5', ['localhost'], /is the node itself/u], ['10.0.0.5', ['a.LOCALHOST'], /is the node itself/u], ['10.0.0.5', [undefined as any], /no host name/u],
])('%p with %p is refused', (address, names, message) => {
  expect(() => HostsEntry.of(address, names)).toThrow(message);
});

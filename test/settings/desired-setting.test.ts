import { schemaKinds } from './desired-schema';
import type { DesiredSetting, HostsEntrySetting } from '../../src/settings/desired-state/desired-setting';
import { literalOf } from '../../src/settings/desired-state/literal-of';
import { desiredSettings, typeOf } from '../../tools/desired-settings';

test('every kind of the schema has a type', () => {
  const [source] = Object.values(desiredSettings.files());
  expect(schemaKinds.filter((kind) => !source.includes(`  readonly kind: '${kind}';`))).toEqual([]);
});

test('a schema with a keyword that has no type is refused, rather than passed over', () => {
  expect(() => typeOf({ patternProperties: {} }, {})).toThrow('the schema uses patternProperties, of which this generator knows no type');
  expect(() => typeOf({ type: 'null' }, {})).toThrow('the schema has the type "null"');
  expect(() => typeOf({ type: 'object', properties: { name: { type: 'string' } } }, {})).toThrow('an object with the properties name allows others');
});

/** Compiled with the tests: each marked line has to be an error. */
export function wrongSettings(): DesiredSetting[] {
  enum Access { READ = 'read', EXECUTE = 'execute' }
  const entry: HostsEntrySetting = { id: 'hostsEntry/a', kind: 'hostsEntry', ensure: 'present', address: '10.0.0.1', name: 'a' };
  return [
    entry,
    // @ts-expect-error a field is missing
    { id: 'hostsEntry/a', kind: 'hostsEntry', ensure: 'present', address: '10.0.0.1' },
    // @ts-expect-error a field is misspelt
    { id: 'hostsEntry/a', kind: 'hostsEntry', ensure: 'present', adress: '10.0.0.1', name: 'a' },
    // @ts-expect-error a field belongs to another kind
    { id: 'hostsEntry/a', kind: 'hostsEntry', ensure: 'present', address: '10.0.0.1', name: 'a', value: '1' },
    // @ts-expect-error a kind does not exist
    { id: 'hostEntry/a', kind: 'hostEntry', ensure: 'present', address: '10.0.0.1', name: 'a' },
    // @ts-expect-error an enum has a member that the schema does not know
    { id: 'registryAccess/a', kind: 'registryAccess', ensure: 'present', group: 'a', key: 'SOFTWARE\\A', access: literalOf(Access.READ as Access) },
  ];
}

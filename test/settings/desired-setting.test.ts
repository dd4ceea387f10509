import { schemaKinds } from './desired-schema';
import type { DesiredSetting, HostsEntrySetting } from '../../src/settings/desired-state/desired-setting';
import { literalOf } from '../../src/settings/desired-state/literal-of';
import { desiredSettings, typeOf } from '../../tools/desired-settings';

test('every kind of the schema has a type', () => {
  const [source] = Object.values(desiredSettings.files());
  expect(schemaKinds.filter((kind) => !source.includes(`  readonly kind: '${kind}';`))).toEqual([]);
});

test('a schema with a keyword that has no type is refused and not ignored', () => {
  expect(() => typeOf({ patternProperties: {} }, {})).toThrow('this generator does not know the schema keywords patternProperties');
  expect(() => typeOf({ type: 'null' }, {})).toThrow('this generator does not know the schema type "null"');
  expect(() => typeOf({ type: 'object', properties: { name: { type: 'string' } } }, {})).toThrow('the schema of an object with the properties name needs additionalProperties: false');
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

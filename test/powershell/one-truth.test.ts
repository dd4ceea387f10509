import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserRight } from '../../src';
import { closedFolders, closedFoldersAlone, readOnlyFolders } from '../../src/facts/grantable-paths';
import { closedKeys, readOnlyKeys, wideKeys } from '../../src/facts/grantable-registry-keys';
import { keptServices } from '../../src/facts/grantable-services';
import { STATE_ROOT } from '../../src/facts/node-agent';
import { fragmentOf, schemaKinds } from '../settings/desired-schema';

const agent = join(__dirname, '..', '..', 'src', 'agent');
const text = (file: string) => readFileSync(join(agent, file), 'utf8');

/** The texts of a list in a script. */
function list(file: string, name: string): string[] {
  const [, items] = new RegExp(`^\\$${name} = @\\(((?:\\s|,|'[^']*')*)\\)`, 'mu').exec(text(file))!;
  return [...items.matchAll(/'([^']*)'/gu)].map(([, item]) => item);
}

test.each<[string, string, readonly string[]]>([
  ['kind-path-access.ps1', 'closedFolders', closedFolders],
  ['kind-path-access.ps1', 'closedFoldersAlone', closedFoldersAlone],
  ['kind-path-access.ps1', 'readOnlyFolders', readOnlyFolders],
  ['kind-registry-access.ps1', 'closedKeys', closedKeys],
  ['kind-registry-access.ps1', 'readOnlyKeys', readOnlyKeys],
  ['kind-registry-access.ps1', 'wideKeys', wideKeys.map((key) => key.toLowerCase())],
  ['kind-service-access.ps1', 'keptServices', keptServices],
  ['kind-user-right.ps1', 'grantableRights', Object.values(UserRight)],
])('%s refuses by $%s what the constructs refuse', (file, name, expected) => {
  expect(list(file, name)).toEqual(expected);
});

test('the agent works in the folder that probes look in', () => {
  expect(text('windows-files.ps1')).toContain(`return '${STATE_ROOT}'`);
});

test('the agent knows the kinds and fields of the published schema, and has a script and a schema for each kind', () => {
  const common = ['id', 'kind', 'ensure', 'dependsOn'];
  const kebab = (kind: string) => kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  for (const kind of schemaKinds) {
    const { properties, required } = fragmentOf(kind);
    const [, requiredByAgent, optionalByAgent] = new RegExp(`^\\$settingKinds\\['${kind}'\\] = @\\{\\s*required = @\\(([^)]*)\\);?\\s*optional = @\\(([^)]*)\\)`, 'mu')
      .exec(text(`kind-${kebab(kind)}.ps1`))!;
    const names = (written: string) => [...written.matchAll(/'(\w+)'/gu)].map(([, field]) => field).sort();
    const fields = Object.keys(properties).filter((field) => !common.includes(field));
    expect(names(requiredByAgent)).toEqual(fields.filter((field) => required.includes(field)).sort());
    expect(names(optionalByAgent)).toEqual(fields.filter((field) => !required.includes(field)).sort());
  }
  const files = schemaKinds.flatMap((kind) => [`kind-${kebab(kind)}.ps1`, `kind-${kebab(kind)}.schema.json`]);
  expect(readdirSync(agent).filter((file) => file.startsWith('kind-')).sort()).toEqual(files.sort());
});

test('each kind has the four functions', () => {
  for (const kind of schemaKinds) {
    for (const verb of ['Assert', 'Read', 'Compare', 'Sync']) {
      expect(text(`kind-${kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}.ps1`)).toContain(`function ${verb}-${kind[0].toUpperCase()}${kind.slice(1)}Setting {`);
    }
  }
});

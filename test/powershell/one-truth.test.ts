import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserRight } from '../../src';
import { closedFolders, closedFoldersAlone, readOnlyFolders } from '../../src/facts/grantable-paths';
import { closedKeys, readOnlyKeys, wideKeys } from '../../src/facts/grantable-registry-keys';
import { keptServices } from '../../src/facts/grantable-services';
import { STATE_ROOT } from '../../src/facts/node-agent';

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

test('the agent knows the kinds and fields of the published schema, and has a file for each kind', () => {
  const { definitions } = JSON.parse(text('desired.schema.json'));
  const kinds = Object.entries<any>(definitions).filter(([, { properties }]) => properties?.kind !== undefined);
  const common = ['id', 'kind', 'ensure', 'dependsOn'];
  for (const [kind, { properties, required }] of kinds) {
    const [, fields] = new RegExp(`    ${kind} = @\\{[^}]*?fields = @\\(([^)]*)\\)`, 'u').exec(text('agent-contract.ps1'))!;
    expect([...fields.matchAll(/'(\w+)'/gu)].map(([, field]) => field).sort()).toEqual(Object.keys(properties).filter((field) => !common.includes(field)).sort());
    const optional = Object.keys(properties).filter((field) => !required.includes(field) && field !== 'dependsOn');
    expect(list('agent-contract.ps1', 'optionalFields').filter((field) => field.startsWith(`${kind}.`))).toEqual(optional.map((field) => `${kind}.${field}`));
  }
  const files = kinds.map(([kind]) => `kind-${kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}.ps1`);
  expect(readdirSync(agent).filter((file) => file.startsWith('kind-')).sort()).toEqual(files.sort());
});

test('each kind has the four functions, and the agent loads them by name', () => {
  for (const file of readdirSync(agent).filter((name) => name.startsWith('kind-'))) {
    const noun = `${file.slice(5, -4).replace(/(?:^|-)(\w)/gu, (_, letter) => letter.toUpperCase())}Setting`;
    for (const verb of ['Assert', 'Read', 'Compare', 'Sync']) {
      expect(text(file)).toContain(`function ${verb}-${noun} {`);
    }
    expect(text('agent-contract.ps1')).toContain(`noun = '${noun}'`);
  }
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofs } from './kinds';
import { PathPrincipal, UserRight } from '../../src';
import { keptChannels } from '../../src/facts/event-channels';
import { closedFolders, closedFoldersAlone, nodeFolders, readOnlyFolders } from '../../src/facts/grantable-paths';
import { closedKeys, readOnlyKeys, wideKeys } from '../../src/facts/grantable-registry-keys';
import { keptServices } from '../../src/facts/grantable-services';
import { closedVariables, safePathFolders, sensitiveVariables } from '../../src/facts/machine-environment';
import { programFolders, unmanagedFolders } from '../../src/facts/managed-paths';
import { STATE_ROOT } from '../../src/facts/node-agent';
import { closedValueKeys, sensitiveKeys, sensitiveValues } from '../../src/facts/registry-places';
import { dangerousPrivileges, harmlessPrivileges } from '../../src/facts/service-privileges';
import { broadPrincipals } from '../../src/settings/files/path-permission';
import { programRoots } from '../../src/settings/services/service-binary';
import { fragmentOf, schemaKinds } from '../settings/desired-schema';

const agent = join(__dirname, '..', '..', 'src', 'agent');
const text = (file: string) => readFileSync(join(agent, file), 'utf8');

/** The texts of a list in a script. */
function list(file: string, name: string): string[] {
  const [, items] = new RegExp(`^\\$${name} = @\\(((?:\\s|,|'[^']*')*)\\)`, 'mu').exec(text(file))!;
  return [...items.matchAll(/'([^']*)'/gu)].map(([, item]) => item);
}

test.each<[string, string, readonly string[]]>([
  ['facts-closed-folders.ps1', 'closedFolders', closedFolders],
  ['facts-closed-folders.ps1', 'closedFoldersAlone', closedFoldersAlone],
  ['facts-closed-folders.ps1', 'nodeFolders', nodeFolders],
  ['kind-path-access.ps1', 'readOnlyFolders', readOnlyFolders],
  ['facts-unmanaged-folders.ps1', 'unmanagedFolders', unmanagedFolders],
  ['managed-path.ps1', 'programFolders', programFolders],
  ['path-permission.ps1', 'pathPrincipals', Object.values(PathPrincipal)],
  ['path-permission.ps1', 'broadPrincipals', broadPrincipals],
  ['kind-registry-access.ps1', 'closedKeys', closedKeys],
  ['kind-registry-access.ps1', 'readOnlyKeys', readOnlyKeys],
  ['kind-registry-access.ps1', 'wideKeys', wideKeys.map((key) => key.toLowerCase())],
  ['kind-registry-value.ps1', 'closedValueKeys', closedValueKeys],
  ['kind-registry-value.ps1', 'sensitiveKeys', sensitiveKeys],
  ['kind-registry-value.ps1', 'sensitiveValues', sensitiveValues],
  ['kind-environment-variable.ps1', 'closedVariables', closedVariables],
  ['kind-environment-variable.ps1', 'sensitiveVariables', sensitiveVariables],
  ['kind-path-entry.ps1', 'safePathFolders', safePathFolders],
  ['facts-kept-services.ps1', 'keptServices', keptServices],
  ['service-asserts.ps1', 'harmlessPrivileges', harmlessPrivileges],
  ['service-asserts.ps1', 'dangerousPrivileges', dangerousPrivileges],
  ['service-asserts.ps1', 'programRoots', programRoots],
  ['kind-event-channel.ps1', 'keptChannels', keptChannels],
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

test('each kind has its functions: four, and three where it is only reported', () => {
  for (const kind of schemaKinds) {
    const script = text(`kind-${kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}.ps1`);
    const isReported = proofs.find((proof) => proof.kind === kind)!.isEnforced === false;
    expect(/^\$settingKinds\[.*\breportsOnly = \$true/mu.test(script)).toBe(isReported);
    const verbs = ['Assert', 'Read', 'Compare', 'Sync'].filter((verb) => script.includes(`function ${verb}-${kind[0].toUpperCase()}${kind.slice(1)}Setting {`));
    expect(verbs).toEqual(isReported ? ['Assert', 'Read', 'Compare'] : ['Assert', 'Read', 'Compare', 'Sync']);
  }
});

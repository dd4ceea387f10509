import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofs } from './kinds';
import { Pattern } from '../../src/facts/pattern';
import {
  definedServiceName, firewallRuleName, managedAccountName, realDomainAccount, reasonText, securityIdentifier, serviceFileName, serviceName,
  sha256Digits, variableName, vendorName,
} from '../../src/facts/setting-grammars';
import { scriptOfKind } from '../../src/settings/desired-state/agent-scripts';
import { agentFields } from '../../tools/agent-fields';
import { COMMAND } from '../../tools/generator';
import { generators } from '../../tools/generators';
import { definitions, fragmentOf, schemaKinds } from '../settings/desired-schema';

const root = join(__dirname, '..', '..');
const agent = join(root, 'src', 'agent');

test.each(generators.map((generator) => [generator.owns.source, generator] as const))(`%s: ${COMMAND} has nothing to write`, (_, generator) => {
  const folder = join(root, generator.folder);
  const present = readdirSync(folder).filter((name) => generator.owns.test(name)).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
  expect(Object.fromEntries(present)).toEqual(generator.files());
});

test.each<[string, { readonly pattern: string }, Pattern]>([
  ['reason', definitions.reason, reasonText],
  ['service name', definitions.serviceName, serviceName],
  ['SHA-256', definitions.sha256, sha256Digits],
  ['security identifier', definitions.sid, securityIdentifier],
  ['account of a domain', definitions.domainAccount, realDomainAccount],
  ['name of a variable', fragmentOf('environmentVariable').properties.name, variableName],
  ['name of a firewall rule', fragmentOf('firewallRule').properties.name, firewallRuleName],
  ['name of a service of its own', fragmentOf('windowsService').properties.name, definedServiceName],
  ['group managed service account', fragmentOf('windowsService').properties.accountName, managedAccountName],
  ['vendor', fragmentOf('windowsService').properties.vendor, vendorName],
  ['file of a service', fragmentOf('windowsService').properties.files.items.properties.name, serviceFileName],
])('%s: the schema has the pattern of the constructs', (_, { pattern }, { source }) => {
  expect(pattern).toBe(`^(?:${source})$`);
});

test('there is a script, a schema and a script of fields for each kind, and for nothing else', () => {
  const scripts = schemaKinds.map(scriptOfKind);
  expect(readdirSync(agent).filter((file) => /^kind-.*\.ps1$/u.test(file)).sort()).toEqual([...scripts].sort());
  expect(readdirSync(agent).filter((file) => /^kind-.*\.json$/u.test(file)).sort()).toEqual(scripts.map((script) => script.replace('.ps1', '.schema.json')).sort());
  expect(Object.keys(agentFields.files()).sort()).toEqual(scripts.map((script) => script.replace('kind-', 'fields-')).sort());
});

test('each kind has its functions: four, and three where it is only reported', () => {
  for (const kind of schemaKinds) {
    const script = readFileSync(join(agent, scriptOfKind(kind)), 'utf8');
    const isReported = proofs.find((proof) => proof.kind === kind)!.isEnforced === false;
    expect(fragmentOf(kind).readOnly ?? false).toBe(isReported);
    const verbs = ['Assert', 'Read', 'Compare', 'Sync'].filter((verb) => script.includes(`function ${verb}-${kind[0].toUpperCase()}${kind.slice(1)}Setting {`));
    expect(verbs).toEqual(isReported ? ['Assert', 'Read', 'Compare'] : ['Assert', 'Read', 'Compare', 'Sync']);
  }
});

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describeWithPowerShell, folderWith, run } from './powershell';
import { agentScripts } from '../../src/settings/desired-state/agent-scripts';
import { schemaKinds } from '../settings/desired-schema';
import { describeWith } from '../support/requirements';

const root = join(__dirname, '..', '..');
const scripts = ['src', 'examples'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ps1') && !file.includes('node_modules')).map((file) => join(root, folder, file)));

interface Inspected {
  readonly file: string;
  readonly errors: string[];
  readonly newer: string[];
  readonly cultural: string[];
  readonly functions: string[];
  readonly calls: { readonly name: string | null; readonly parameters: string[] }[];
}

interface Catalogue {
  readonly commands: Record<string, { readonly parameters: string[] }>;
}

const commonParameters = [
  'Verbose', 'Debug', 'ErrorAction', 'WarningAction', 'InformationAction', 'ErrorVariable', 'WarningVariable', 'InformationVariable',
  'OutVariable', 'OutBuffer', 'PipelineVariable', 'WhatIf', 'Confirm',
];

describe('scripts that run on nodes', () => {
  test.each(scripts.map((script) => [relative(root, script), script]))('%s is ASCII: Windows PowerShell 5.1 reads it right in every code page', (_, script) => {
    // eslint-disable-next-line no-control-regex -- they are what it looks for
    expect(readFileSync(script, 'utf8')).toMatch(/^[\x00-\x7f]*$/);
  });
});

describeWithPowerShell('scripts that run on nodes, as PowerShell parses them', () => {
  const inspected: Inspected[] = JSON.parse(run(join(__dirname, 'inspect.ps1'), { SCRIPTS: scripts.join('\n') }).output);
  const agent = inspected.filter(({ file }) => dirname(file) === join(root, 'src', 'agent'));
  const agentFunctions = agent.flatMap(({ functions }) => functions);
  /** The agent's files are loaded into one script, so that each knows the functions of all. */
  const ownFunctions = (script: Inspected) => (agent.includes(script) ? agentFunctions : script.functions);

  test('no two files of the agent have functions or script variables of one name', () => {
    const variables = agent.flatMap(({ file }) => [...readFileSync(file, 'utf8').matchAll(/^\$(\w+) =/gmu)].map(([, name]) => `${relative(root, file)} ${name}`))
      .filter((name) => !name.startsWith('src/agent/run-node-script.ps1'));
    const names = [...agentFunctions, ...new Set(variables)].map((name) => name.split(' ').at(-1)!.toLowerCase());
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test.each(schemaKinds.map((kind) => [kind]))('the scripts that a pod with settings of kind %s gets call no function of another', (kind) => {
    const shipped = new Set(Object.keys(agentScripts([kind])));
    const chosen = agent.filter(({ file }) => shipped.has(basename(file)));
    const own = new Set(chosen.flatMap(({ functions }) => functions));
    const absent = new Set(agentFunctions.filter((name) => !own.has(name)));
    expect(chosen.flatMap(({ calls }) => calls.map(({ name }) => name)).filter((name) => name !== null && absent.has(name))).toEqual([]);
    expect(shipped.has('agent-run.ps1')).toBe(true);
  });

  test.each(inspected.map((script) => [relative(root, script.file), script] as const))('%s holds nothing newer than 5.1', (_, script) => {
    expect({ errors: script.errors, newer: script.newer }).toEqual({ errors: [], newer: [] });
  });

  test.each(inspected.map((script) => [relative(root, script.file), script] as const))('%s compares texts alike in every language of Windows', (_, script) => {
    expect(script.cultural).toEqual([]);
  });

  test.each(inspected.map((script) => [relative(root, script.file), script] as const))('%s names each command itself: no aliases, no Invoke-Expression', (_, script) => {
    const names = script.calls.map(({ name }) => name).filter((name) => name !== null);
    expect(names.filter((name) => !/^[A-Z][A-Za-z]+-[A-Z][A-Za-z]+$/.test(name) && !/\.exe$/.test(name) && !ownFunctions(script).includes(name))).toEqual([]);
    expect(names).not.toContain('Invoke-Expression');
  });

  const catalogueFile = process.env.POWERSHELL_CATALOGUE;
  const missing = catalogueFile === undefined ? 'POWERSHELL_CATALOGUE names no file' : undefined;
  describeWith('powershell-catalogue', missing, 'commands of Windows PowerShell 5.1', () => test('every command and parameter is one of them', () => {
    const catalogue: Catalogue = JSON.parse(readFileSync(catalogueFile!, 'utf8'));
    const wrong = inspected.flatMap((script) => script.calls
      .filter(({ name }) => name !== null && !ownFunctions(script).includes(name) && !name.endsWith('.exe'))
      .flatMap(({ name, parameters }) => {
        const known = catalogue.commands[name!]?.parameters;
        return known === undefined
          ? [`${relative(root, script.file)}: ${name}`]
          : parameters.filter((parameter) => ![...known, ...commonParameters].includes(parameter))
            .map((parameter) => `${relative(root, script.file)}: ${name} -${parameter}`);
      }));
    expect(wrong).toEqual([]);
  }));

  const analyze = (files: readonly string[]): string[] | 'missing' => JSON.parse(run(join(__dirname, 'analyze.ps1'), { SCRIPTS: files.join('\n') }).output);
  const records = analyze(scripts);
  describeWith('psscriptanalyzer', records === 'missing' ? 'PowerShell has no module PSScriptAnalyzer' : undefined, 'PSScriptAnalyzer', () => {
    test('has nothing to say', () => {
      expect(records).toEqual([]);
    });

    test('would say something', () => {
      const folder = folderWith({ 'new.ps1': '$a = $true ? 1 : 2\nWrite-Output $a\n' });
      expect(analyze([join(folder, 'new.ps1')])).toEqual([expect.stringContaining('PSUseCompatibleSyntax')]);
    });
  });
});

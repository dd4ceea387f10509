import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describeWithPowerShell, folderWith, run } from './powershell';
import { isCore, withoutComments } from '../../src/settings/desired-state/agent-scripts';
import { neededBy } from '../../src/settings/desired-state/script-needs';
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
  /** Names that a script gives a value at its top, and names that it takes from others. */
  readonly variables: string[];
  readonly freeVariables: string[];
  /** Statements that do more when the script is loaded than to define functions and constants. */
  readonly atLoad: string[];
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
    // eslint-disable-next-line no-control-regex -- the expression searches for them
    expect(readFileSync(script, 'utf8')).toMatch(/^[\x00-\x7f]*$/);
  });
});

describeWithPowerShell('scripts that run on nodes, as PowerShell parses them', () => {
  const inspected: Inspected[] = JSON.parse(run(join(__dirname, 'inspect.ps1'), { SCRIPTS: scripts.join('\n') }).output);
  const agent = inspected.filter(({ file }) => dirname(file) === join(root, 'src', 'agent'));
  const agentFunctions = agent.flatMap(({ functions }) => functions);
  /** The agent's files are loaded into one script, so that each knows the functions of all. */
  const ownFunctions = (script: Inspected) => (agent.includes(script) ? agentFunctions : script.functions);

  test('functions have verbs that PowerShell approves of, in 5.1 too', () => {
    const folder = folderWith({ 'verbs.ps1': 'ConvertTo-Json -InputObject @(Get-Verb | ForEach-Object { $_.Verb })' });
    // https://learn.microsoft.com/en-us/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands
    const newer = ['Build', 'Deploy'];
    const approved = JSON.parse(run(join(folder, 'verbs.ps1'), {}).output).filter((verb: string) => !newer.includes(verb));
    expect(approved).toEqual(expect.arrayContaining(['Get', 'Set', 'Remove']));
    expect(inspected.flatMap(({ functions }) => functions).filter((name) => !approved.includes(name.split('-')[0]))).toEqual([]);
  });

  describe('that belong together', () => {
    const entries = ['node-agent.ps1', 'run-node-script.ps1'];
    const parts = agent.filter(({ file }) => !entries.includes(basename(file)));
    const given = parts.flatMap((script) => [...script.functions, ...script.variables.map((name) => `$${name}`)].map((name) => [name.toLowerCase(), basename(script.file)] as const));
    const owners = new Map(given);

    const classes = parts.flatMap(({ file }) => [...readFileSync(file, 'utf8').matchAll(/^ {4}public .*?class (\w+)/gmu)].map(([, name]) => [name, basename(file)] as const));

    /** The scripts that have what a script uses, without itself and those that are always there. */
    function usedBy({ file, calls, freeVariables }: Inspected): string[] {
      const names = [...calls.flatMap(({ name }) => name ?? []), ...freeVariables.map((name) => `$${name}`)];
      // A kind uses its fields by being in the table of kinds.
      const fields = basename(file).startsWith('kind-') ? [basename(file).replace('kind-', 'fields-')] : [];
      const used = [...names.map((name) => owners.get(name.toLowerCase())).filter((owner) => owner !== undefined), ...fields];
      const text = readFileSync(file, 'utf8');
      used.push(...classes.filter(([name]) => new RegExp(`(?<![-\\w])${name}\\b`, 'u').test(text)).map(([, owner]) => owner));
      return [...new Set(used)].filter((owner) => owner !== basename(file) && !isCore(owner)).sort();
    }

    test('have no functions or variables of one name', () => {
      const names = given.map(([name]) => name);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    });

    test.each(agent.map((script) => [basename(script.file), script] as const))('%s names the scripts that it uses, and no others', (_, script) => {
      expect(neededBy(readFileSync(script.file, 'utf8'))).toEqual(usedBy(script));
    });

    test.each(parts.map((script) => [basename(script.file), script.atLoad] as const))('%s may be loaded in any order: it only defines', (_, atLoad) => {
      expect(atLoad).toEqual([]);
    });

    test('mean the same without their comments, which pods do not have', () => {
      const texts = Object.fromEntries(agent.flatMap(({ file }) => {
        const text = readFileSync(file, 'utf8');
        return [[`with-${basename(file)}`, text], [`without-${basename(file)}`, withoutComments(text)]];
      }));
      const folder = folderWith({
        ...texts,
        'tokens.ps1': `
          $found = foreach ($file in [System.IO.Directory]::GetFiles($PSScriptRoot, 'with*-*.ps1')) {
            $tokens = $null
            $null = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref]$tokens, [ref]$null)
            [pscustomobject]@{ name = [System.IO.Path]::GetFileName($file); text = (@($tokens | Where-Object { 'Comment', 'NewLine' -notcontains $_.Kind } | ForEach-Object { $_.Text }) -join ' ') }
          }
          ConvertTo-Json -InputObject @($found)
        `,
      });
      const tokens = new Map(JSON.parse(run(join(folder, 'tokens.ps1'), {}).output).map(({ name, text }: any) => [name, text]));
      // C# is one token for PowerShell.
      const withoutCSharpComments = (text: unknown) => (text as string).replace(/^ *(?:\/\/.*)?\n/gmu, '');
      for (const { file } of agent) {
        expect(tokens.get(`without-${basename(file)}`)).toBe(withoutCSharpComments(tokens.get(`with-${basename(file)}`)));
      }
    });

    test('would be found to do more than to define', () => {
      const folder = folderWith({ 'a.ps1': '$one = 1\n$two = $one + 1\n$three = $other\n$four = Get-Date\nGet-Date\nfunction Get-Five { $five = 5; $five + $six }\n' });
      const [found]: Inspected[] = JSON.parse(run(join(__dirname, 'inspect.ps1'), { SCRIPTS: join(folder, 'a.ps1') }).output);
      expect(found).toMatchObject({
        variables: ['one', 'two', 'three', 'four'], freeVariables: ['other', 'six'], atLoad: ['$three = $other', '$four = Get-Date', 'Get-Date'],
      });
    });
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

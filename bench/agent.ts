// Measures the node agent in PowerShell 7, in which the parts that call Windows are simulated, and
// the compilation of the C# code of these parts.
import * as assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, Measure, otherProcess } from './ratios';
import { freshNode, group, rule } from '../test/powershell/agent-documents';
import { SimulatedNode } from '../test/powershell/simulated-node';

const agent = join(__dirname, '..', 'src', 'agent');
const powershell = process.env.PWSH ?? 'pwsh';

/** Compares a pass with a start of PowerShell. Returns false if it exceeds a limit. */
export function compareAgent(): boolean {
  const missing = [[powershell, '-Version'], ['dotnet', '--version']].filter(([program, option]) => spawnSync(program, [option]).status !== 0);
  if (missing.length > 0) {
    console.log(`\nThe node agent is not measured: ${missing.map(([program]) => program).join(' and ')} does not start. Install the .NET SDK, and set PWSH to the path of PowerShell.`);
    return true;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hostprocess-bench-'));
  try {
    const node = new SimulatedNode(freshNode);
    const settings = [group, rule].flatMap((setting) => setting._parts().map(({ desired }) => desired));
    const document = { schemaVersion: 1, mode: 'enforce', namespace: 'bench', name: 'bench', settings };
    const pass = () => {
      const start = process.hrtime.bigint();
      const { exitCode, output } = node.pass(document);
      if (exitCode !== 0) {
        throw new Error(output);
      }
      return { milliseconds: Number(process.hrtime.bigint() - start) / 1e6, peakMebibytes: 0 };
    };
    return compare([
      {
        what: 'a pass of the agent that changes nothing', against: 'PowerShell that ends at once', atMost: 10,
        ours: pass, theirs: otherProcess(powershell, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', 'exit 0']),
      },
      {
        what: 'the C# code of all kinds, one start of the compiler', against: 'one start for each part', atMost: 0.4,
        ours: compilations(folder, [groups.flat()]), theirs: compilations(folder, groups),
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The groups of the C# sources that compile on their own. */
const groups = [
  ['BackupPrivileges', 'TimedCall', 'UnlinkedPath', 'UnlinkedChange', 'PathSecurity'],
  ['ServiceCalls', 'ServiceManager', 'ServiceOptions'],
  ['AccountRights'], ['AuditPolicy'], ['GroupMembers'], ['ManagedAccounts'], ['RegistryPath'], ['RegistryValue'],
];

/** The C# sources of the agent, by name. */
function nativeSources(): ReadonlyMap<string, string> {
  const scripts = readdirSync(agent).filter((name) => name.startsWith('windows-')).map((name) => readFileSync(join(agent, name), 'utf8'));
  const sources = new Map(scripts.flatMap((text) => (
    [...text.matchAll(/^\$nativeSources\['(\w+)'\] = @'\n(.*?)\n'@$/gmsu)].map(([, name, source]) => [name, source] as const)
  )));
  assert.deepEqual([...sources.keys()].sort(), groups.flat().sort());
  return sources;
}

/**
 * Starts the C# compiler once for each group, as Add-Type of Windows PowerShell 5.1 does. In
 * PowerShell 7, Add-Type compiles in its own process, so it does not show this cost.
 */
function compilations(folder: string, parts: readonly (readonly string[])[]): Measure {
  const sources = nativeSources();
  const [, version, sdks] = /^(\S+) \[(.+)\]$/mu.exec(execFileSync('dotnet', ['--list-sdks'], { encoding: 'utf8' }))!;
  const assemblies = join(execFileSync(powershell, ['-NoLogo', '-NoProfile', '-Command', '$PSHOME'], { encoding: 'utf8' }).trim(), 'ref');
  const references = readdirSync(assemblies).filter((name) => name.endsWith('.dll')).map((name) => `-r:${join(assemblies, name)}`);
  const files = parts.map((names, index) => {
    const file = join(folder, `${parts.length}-${index}.cs`);
    writeFileSync(file, names.map((name) => sources.get(name)).join('\n'));
    return file;
  });
  const compiler = join(sdks, version, 'Roslyn', 'bincore', 'csc.dll');
  return () => {
    const samples = files.map((file) => (
      otherProcess('dotnet', [compiler, '-nologo', '-nostdlib', '-target:library', `-out:${file}.dll`, ...references, file])()
    ));
    return { milliseconds: samples.reduce((sum, { milliseconds }) => sum + milliseconds, 0), peakMebibytes: 0 };
  };
}

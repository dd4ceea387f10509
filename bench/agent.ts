// Measures the node agent in PowerShell 7. The parts that call Windows are simulated, except that
// their C# code is compiled.
import { spawnSync } from 'node:child_process';
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
  if (spawnSync(powershell, ['-NoLogo', '-NoProfile', '-Command', 'exit 0']).status !== 0) {
    console.log(`\nThe node agent is not measured: ${powershell} does not start. Set PWSH to the path of PowerShell.`);
    return true;
  }
  const folder = mkdtempSync(join(tmpdir(), 'hostprocess-bench-'));
  try {
    const script = (name: string, text: string): Measure => {
      writeFileSync(join(folder, name), text);
      return otherProcess(powershell, ['-NoLogo', '-NoProfile', '-NonInteractive', '-File', join(folder, name)]);
    };
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
      { what: 'a pass of the agent that changes nothing', against: 'PowerShell that ends at once', atMost: 10, ours: pass, theirs: script('empty.ps1', 'exit 0\n') },
      {
        what: 'the C# code of all kinds, compiled at once', against: 'one compilation for each part', atMost: 1,
        ours: script('once.ps1', compilation(['all'])), theirs: script('each.ps1', compilation(parts)),
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Sources that compile on their own. */
const parts = [
  'BackupPrivileges TimedCall UnlinkedPath UnlinkedChange PathSecurity',
  'ServiceCalls ServiceManager ServiceOptions',
  'AccountRights', 'AuditPolicy', 'GroupMembers', 'ManagedAccounts', 'RegistryPath', 'RegistryTree', 'RegistryValue',
];

function compilation(groups: readonly string[]): string {
  const native = readdirSync(agent).filter((name) => name.startsWith('windows-') && readFileSync(join(agent, name), 'utf8').includes('$nativeSources['));
  return `
    Set-StrictMode -Version 2.0
    $ErrorActionPreference = 'Stop'
    ${['agent-native.ps1', ...native].map((name) => `. '${join(agent, name)}'`).join('\n')}
    $known = @(${parts.map((names) => `'${names}'`).join(', ')}) -join ' ' -split ' '
    if (@($nativeSources.Keys | Where-Object { $known -notcontains $_ }).Count -gt 0) {
      throw 'a part of the C# code is in no group'
    }
    foreach ($group in ${groups.map((names) => `'${names}'`).join(', ')}) {
      $names = if ($group -eq 'all') { @($nativeSources.Keys) } else { $group -split ' ' }
      Add-Type -TypeDefinition (@($names | ForEach-Object { $nativeSources[$_] }) -join "\`n")
    }
  `;
}

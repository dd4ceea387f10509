import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithPowerShell, folderWith, run } from './powershell';
import { describeWith } from '../support/requirements';

const agent = join(__dirname, '..', '..', 'src', 'agent');
const simulation = join(__dirname, 'simulation');

/** What a script gives back as JSON. */
function outputOf(script: string): unknown {
  const file = join(folderWith({ 'test.ps1': `Set-StrictMode -Version 2.0\n$ErrorActionPreference = 'Stop'\n${script}` }), 'test.ps1');
  const { exitCode, output, errors } = run(file, { SystemRoot: 'C:\\Windows' });
  if (exitCode !== 0) {
    throw new Error(errors);
  }
  return JSON.parse(output);
}

describeWithPowerShell('what stands between the agent and Windows', () => {
  /** All C# of the agent, as one text: the agent compiles it at once. */
  const source = outputOf(`
    . '${join(agent, 'agent-native.ps1')}'
    ${readdirSync(agent).filter((name) => /^windows-.*\.ps1$/u.test(name)).map((name) => `. '${join(agent, name)}'`).join('\n')}
    function Add-Type { param([string] $TypeDefinition) $TypeDefinition }
    ConvertTo-Json -InputObject (Import-NativeCode)
  `) as string;

  test('C# is what the compiler of Windows PowerShell 5.1 takes: language version 5', () => {
    const compiled = (text: string) => outputOf(`
      $answer = try {
        Add-Type -CompilerOptions '-langversion:5' -TypeDefinition @'\n${text}\n'@
        'compiled'
      } catch {
        "$_"
      }
      ConvertTo-Json -InputObject $answer
    `);
    expect(compiled(source)).toBe('compiled');
    expect(compiled('public static class Newer { public static string Name() => nameof(Newer); }')).toContain('C# 5');
  });

  test('C# is compiled in one place, so that a pass starts the compiler once', () => {
    const compiling = readdirSync(agent).filter((name) => name.endsWith('.ps1') && /^ *Add-Type/mu.test(readFileSync(join(agent, name), 'utf8')));
    expect(compiling).toEqual(['agent-native.ps1']);
  });

  test('C# gives that compiler nothing to warn of, which Add-Type takes for an error: fields that only Windows fills', () => {
    const structs = source.match(/^.*\bstruct \w+/gmu) ?? [];
    expect(structs.length).toBeGreaterThan(0);
    expect(structs.filter((struct) => !/^\s*public struct /u.test(struct))).toEqual([]);
  });

  describe('services', () => {
    const withProgram = (answer: string, calls: string) => outputOf(`
      . '${join(agent, 'windows-services.ps1')}'
      $global:calls = @()
      function Get-Service {
        [CmdletBinding()]
        param([string[]] $Name)
        if ($Name -contains 'Contoso Agent') { [pscustomobject]@{ Name = $Name } } else { Write-Error 'Kein Dienst gefunden' }
      }
      function Invoke-NodeProgram {
        param([string] $Path, [string[]] $Arguments)
        $global:calls += , @(@($Path) + $Arguments)
        ${answer}
      }
      ${calls}
    `);

    test('are asked and changed by sc.exe of Windows itself, with one argument each', () => {
      expect(withProgram('\'\', \'D:(A;;KA;;;SY)  \', \'\'', `
        $read = Read-NodeServiceSddl -Name 'Contoso Agent'
        Set-NodeServiceSddl -Name 'Contoso Agent' -Sddl 'D:(A;;KA;;;BA)'
        ConvertTo-Json -Depth 3 -InputObject @($read, $global:calls)
      `)).toEqual(['D:(A;;KA;;;SY)', [
        ['C:\\Windows\\System32\\sc.exe', 'sdshow', 'Contoso Agent'],
        ['C:\\Windows\\System32\\sc.exe', 'sdset', 'Contoso Agent', 'D:(A;;KA;;;BA)'],
      ]]);
    });

    test('that are missing are nothing, and sc.exe is not asked', () => {
      expect(withProgram('throw', 'ConvertTo-Json -InputObject @(($null -eq (Read-NodeServiceSddl -Name \'NoSuchService\')), $global:calls.Count)')).toEqual([true, 0]);
    });

    test('with an answer that is no single descriptor are refused', () => {
      const read = 'try { Read-NodeServiceSddl -Name \'Contoso Agent\' } catch { ConvertTo-Json -InputObject "$_" }';
      expect(withProgram('\'a\', \'b\'', read)).toMatch(/2 lines for service .* instead of one/u);
      expect(withProgram('\'\'', read)).toMatch(/0 lines for service .* instead of one/u);
    });
  });

  const catalogueFile = process.env.POWERSHELL_CATALOGUE;
  const missing = catalogueFile === undefined ? 'POWERSHELL_CATALOGUE names no file' : undefined;
  describeWith('powershell-catalogue', missing, 'the simulated commands', () => test('have names and parameters of the real ones', () => {
    const { commands } = JSON.parse(readFileSync(catalogueFile!, 'utf8')) as { commands: Record<string, { parameters: string[] }> };
    const files = readdirSync(simulation).filter((name) => name.startsWith('simulated-')).map((name) => join(simulation, name));
    const simulated = outputOf(`
      $found = foreach ($file in ${files.map((file) => `'${file}'`).join(', ')}) {
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref]$null, [ref]$null)
        foreach ($function in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true)) {
          $block = $function.Body.ParamBlock
          @{ name = $function.Name; parameters = @($(if ($null -ne $block) { $block.Parameters }) | ForEach-Object { $_.Name.VariablePath.UserPath }) }
        }
      }
      ConvertTo-Json -Depth 3 -InputObject @($found)
    `) as { name: string; parameters: string[] }[];
    // The adapters are the agent's own; helpers of the simulation say that they are simulated.
    const cmdlets = simulated.filter(({ name }) => !/-(?:Node|Simulated)/u.test(name));
    expect(cmdlets.map(({ name }) => name)).toEqual(expect.arrayContaining(['Get-LocalUser', 'Remove-LocalUser', 'New-NetFirewallRule', 'Get-NetConnectionProfile']));
    const wrong = cmdlets.flatMap(({ name, parameters }) => (commands[name] === undefined
      ? [name]
      : parameters.filter((parameter) => !commands[name].parameters.includes(parameter)).map((parameter) => `${name} -${parameter}`)));
    expect(wrong).toEqual([]);
  }));

  test('every adapter has its simulation, with the same functions and parameters', () => {
    const families = ['files', 'path-security', 'hosts', 'registry', 'services', 'service-control', 'service-store', 'event-channels', 'user-rights', 'users', 'certificates', 'patch-level', 'registry-values', 'kubelet', 'pod-volume', 'started', 'group-members', 'registry-trees', 'managed-accounts', 'user-right-policy', 'accounts', 'audit-entries'];
    const files = families.flatMap((family) => [join(agent, `windows-${family}.ps1`), join(simulation, `simulated-${family}.ps1`)]);
    const signatures = outputOf(`
      $found = foreach ($file in ${files.map((file) => `'${file}'`).join(', ')}) {
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($file, [ref]$null, [ref]$null)
        $lines = foreach ($function in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true)) {
          $block = $function.Body.ParamBlock
          if ($function.Name -match '^(?:Read|Write|Add|Clear)-Node') {
            $function.Name + $(if ($null -ne $block) { $block.Extent.Text })
          }
        }
        , @($lines)
      }
      ConvertTo-Json -Depth 3 -InputObject @($found)
    `) as string[][];
    families.forEach((_, index) => {
      expect(signatures[2 * index].length).toBeGreaterThan(0);
      expect(signatures[2 * index + 1]).toEqual(signatures[2 * index]);
    });
  });
});

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describeWithPowerShell, folderWith, run } from './powershell';
import { agentScript, describeWithWinePowerShell, WinePowerShell } from './wine-powershell';
import { compile, describeWithCompiler } from '../wine/compiler';

/** A Windows service that writes down its arguments; see the source. */
function serviceProgram(): Buffer {
  const program = join(mkdtempSync(join(tmpdir(), 'service-')), 'service.exe');
  compile(['-O2', '-s', '-municode', '-o', program, join(__dirname, 'programs', 'service.c'), '-lshell32']);
  return readFileSync(program);
}

const written = (path: string, bytes: Buffer) => `[System.IO.File]::WriteAllBytes('${path}', [System.Convert]::FromBase64String('${bytes.toString('base64')}'))`;

/** All of the agent but its entry, as it loads it itself. */
const loaded = `
  ${agentScript('agent-contract')}
  foreach ($file in [System.IO.Directory]::GetFiles('C:\\agent', '*.ps1')) {
    if ('node-agent.ps1', 'run-node-script.ps1', 'agent-contract.ps1' -notcontains [System.IO.Path]::GetFileName($file)) {
      . $file
    }
  }
`;

describeWithCompiler('what is handed to Windows', () => {
  describeWithPowerShell('in structures', () => {
    test('has every field where the headers of Windows have it', () => {
      const structures: [own: string, theirs: string, fields: Record<string, string>][] = [
        ['FailureActions', 'SERVICE_FAILURE_ACTIONSW', { ResetSeconds: 'dwResetPeriod', RebootMessage: 'lpRebootMsg', Command: 'lpCommand', Count: 'cActions', Actions: 'lpsaActions' }],
        ['ServiceStatus', 'SERVICE_STATUS_PROCESS', {
          State: 'dwCurrentState', ExitCode: 'dwWin32ExitCode', ServiceExitCode: 'dwServiceSpecificExitCode', ProcessId: 'dwProcessId', Flags: 'dwServiceFlags',
        }],
        ['QueriedConfiguration', 'QUERY_SERVICE_CONFIGW', {
          Start: 'dwStartType', BinaryPath: 'lpBinaryPathName', Dependencies: 'lpDependencies', Account: 'lpServiceStartName', DisplayName: 'lpDisplayName',
        }],
      ];
      const agent = join(__dirname, '..', '..', 'src', 'agent');
      const script = `
        ${['agent-native', 'windows-service-calls', 'windows-service-manager', 'windows-service-options'].map((name) => `. '${join(agent, `${name}.ps1`)}'`).join('\n')}
        Import-NativeCode
        ${structures.flatMap(([own, theirs, fields]) => Object.entries(fields).map(([field, member]) => (
          `'_Static_assert(offsetof(${theirs}, ${member}) == ' + [System.Runtime.InteropServices.Marshal]::OffsetOf([HostProcessNode.${own}], '${field}') + ', "${own}.${field}");'`
        ))).join('\n')}
        ${structures.map(([own, theirs]) => `'_Static_assert(sizeof(${theirs}) == ' + [System.Runtime.InteropServices.Marshal]::SizeOf([type][HostProcessNode.${own}]) + ', "${own}");'`).join('\n')}
        '_Static_assert(sizeof(SC_ACTION) == 8 && offsetof(SC_ACTION, Delay) == 4 && SC_ACTION_RESTART == 1, "SC_ACTION");'
      `;
      const { output, errors } = run(join(folderWith({ 'offsets.ps1': script }), 'offsets.ps1'), {});
      expect(errors).toBe('');
      expect(output.match(/_Static_assert/gu)!.length).toBe(19);
      compile(['-fsyntax-only', '-xc', '-'], `#include <windows.h>\n#include <stddef.h>\n${output}`);
    });
  });

  describeWithWinePowerShell('in calls of a service control manager', () => {
    jest.setTimeout(300_000);
    let windows: WinePowerShell;
    const program = serviceProgram();
    beforeAll(() => {
      windows = new WinePowerShell();
      windows.run(`$null = [System.IO.Directory]::CreateDirectory('C:\\Program Files\\x y'); ${written('C:\\Program Files\\x y\\service.exe', program)}`);
    });
    afterAll(() => windows.stop());

    test('a service is made, read back, changed, started, stopped and deleted, with the codes that Windows gives', () => {
      const answers = windows.run(`
        ${loaded}
        $values = @{ binaryPath = '"C:\\Program Files\\x y\\service.exe" one'; displayName = 'Test service'; account = 'NT SERVICE\\test'; dependencies = @('PlugPlay', 'RpcSs') }
        $null -eq (Read-NodeService -Name 'test')
        New-NodeService -Name 'test' -Values $values
        New-NodeService -Name 'test' -Values $values
        Start-NodeService -Name 'test'
        $made = Read-NodeService -Name 'test'
        $made.startType, $made.state, $made.binaryPath, $made.displayName, $made.account, $made.hasOwnProcess
        [Microsoft.Win32.Registry]::GetValue('HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\test', 'DependOnService', $null) -join ','
        Set-NodeService -Name 'test' -Values @{ startType = 'manual' }
        $changed = Read-NodeService -Name 'test'
        $changed.startType, $changed.binaryPath, $changed.account
        Set-NodeServiceOption -Name 'test' -Option 'description' -Value 'What it is for'
        (Get-NodeServiceLevel -Name 'test' -Level 1).Description
        Set-NodeServiceEnvironment -Name 'test' -Variables @('A=b c', 'D=')
        @(Read-NodeServiceEnvironment -Name 'test') -join '|'
        Set-NodeServiceEnvironment -Name 'test' -Variables @()
        @(Read-NodeServiceEnvironment -Name 'test').Count
        Start-NodeService -Name 'test'
        (Wait-NodeService -Name 'test' -State 'running' -TimeoutSeconds 30 -SettleSeconds 1).state
        Start-NodeService -Name 'test'
        Stop-NodeService -Name 'test' -TimeoutSeconds 30
        (Read-NodeService -Name 'test').state
        Stop-NodeService -Name 'test' -TimeoutSeconds 30
        Remove-NodeService -Name 'test'
        Test-NodeServiceGone -Name 'test' -TimeoutSeconds 30
        Remove-NodeService -Name 'test'
      `);
      expect(answers).toEqual([
        true, 0, 1073, 1058, 'disabled', 'stopped', '"C:\\Program Files\\x y\\service.exe" one', 'Test service', 'NT SERVICE\\test', true, 'PlugPlay,RpcSs',
        0, 'manual', '"C:\\Program Files\\x y\\service.exe" one', 'NT SERVICE\\test', 0, 'What it is for', 'A=b c|D=', 0,
        0, 'running', 1056, 0, 'stopped', 1062, 0, true, 1060,
      ]);
    });

    test('arguments arrive as they were given, whatever quotes, backslashes and spaces are in them', () => {
      const argument = fc.oneof(fc.stringMatching(/^["\\ a]{0,8}$/u), fc.string({ maxLength: 12 }).filter((text) => !/[\u0000-\u001f\u007f%]/u.test(text)));
      const given = fc.sample(argument, { numRuns: 150, seed: 3 }).filter((text) => text !== 'fail');
      const told = windows.run(`
        ${loaded}
        $given = '${JSON.stringify(given).replace(/'/gu, '\'\'')}' | ConvertFrom-Json
        $line = (@('"C:\\Program Files\\x y\\service.exe"') + @($given | ForEach-Object { ConvertTo-QuotedArgument -Text $_ })) -join ' '
        $null = New-NodeService -Name 'arguments' -Values @{ binaryPath = $line; displayName = 'arguments'; account = 'LocalSystem'; dependencies = @() }
        $null = Set-NodeService -Name 'arguments' -Values @{ startType = 'manual' }
        $null = Start-NodeService -Name 'arguments'
        (Wait-NodeService -Name 'arguments' -State 'running' -TimeoutSeconds 30 -SettleSeconds 0).state
        $null = Stop-NodeService -Name 'arguments' -TimeoutSeconds 30
        [System.IO.File]::ReadAllText('C:\\Program Files\\x y\\arguments.txt')
      `) as [string, string];
      expect(told[0]).toBe('running');
      const arrived = told[1].split('\n').slice(0, -1).map((line) => (line.match(/.{4}/gu) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''));
      expect(arrived).toEqual(given);
    });

    test('a service lives its whole life: made, upgraded, taken back from a version that fails, and removed with all its files', () => {
      const second = Buffer.concat([program, Buffer.from('second')]);
      const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
      const [made, same, upgraded, path, refused, left, removed, again, ...rest] = windows.run(`
        ${loaded}
        ${notInWine}
        $env:CONTAINER_SANDBOX_MOUNT_POINT = 'C:\\image'
        $null = [System.IO.Directory]::CreateDirectory('C:\\image\\bin')
        foreach ($folder in 'created', 'backup', 'services') {
          $null = [System.IO.Directory]::CreateDirectory("C:\\Program Files\\cdk8s-hostprocess-agent\\$folder")
        }
        function Invoke-Life {
          param($Sha256, $Arguments, $Ensure)
          $setting = ConvertFrom-Json -InputObject (ConvertTo-Json -Depth 4 -InputObject @{
            id = 'windowsService/contoso'; kind = 'windowsService'; ensure = $Ensure; name = 'contoso'; displayName = 'Contoso'; description = 'Life'; vendor = 'Contoso'
            program = 'agent.exe'; files = @(@{ name = 'agent.exe'; source = 'image:bin\\agent.exe'; sha256 = $Sha256 }); arguments = $Arguments; startType = 'automatic'
            state = 'running'; account = 'virtual'; dependencies = @(); restartDelaysSeconds = @(5); resetAfterSeconds = 60; recoversFromErrors = $true
            sidType = 'unrestricted'; requiredPrivileges = @('SeChangeNotifyPrivilege'); environment = @('A=1'); keepVersions = 2
          })
          Assert-WindowsServiceSetting -Setting $setting
          $result = @{ id = $setting.id; kind = $setting.kind; status = 'failed'; differences = @(); message = $null; takesEffect = $null; waits = $null }
          try {
            Invoke-Setting -Setting $setting -Mode 'enforce' -Result $result
            $result.status
          } catch {
            "$_"
          }
        }
        ${written('C:\\image\\bin\\agent.exe', program)}
        Invoke-Life '${sha256(program)}' @('one') present
        Invoke-Life '${sha256(program)}' @('one') present
        ${written('C:\\image\\bin\\agent.exe', second)}
        Invoke-Life '${sha256(second)}' @('two') present
        (Read-NodeService -Name 'contoso').binaryPath
        Invoke-Life '${sha256(second)}' @('fail') present
        $now = Read-NodeService -Name 'contoso'
        "$($now.state) $($now.binaryPath)"
        Invoke-Life '${sha256(second)}' @('fail') absent
        Invoke-Life '${sha256(second)}' @('fail') absent
        [System.IO.Directory]::Exists('C:\\Program Files\\Contoso')
        [System.IO.Directory]::GetFiles('C:\\Program Files\\cdk8s-hostprocess-agent\\created').Count
      `) as string[];
      expect([made, same, upgraded, removed, again]).toEqual(['changed', 'converged', 'changed', 'changed', 'converged']);
      expect(path).toMatch(/^"C:\\Program Files\\Contoso\\contoso\\[0-9a-f]{16}\\agent\.exe" two$/u);
      expect(refused).toMatch(/^service 'contoso' (?:cannot be started|was started but does not run): .*The previous version runs again/u);
      expect(left).toBe(`running ${path}`);
      expect(rest).toEqual([false, 0]);
    });
  });
});

/** wine's service control manager knows of the options a description alone, and its permissions are those of Unix. */
const notInWine = `
  $options = @{ description = ''; isDelayed = $false; actions = @(); resetSeconds = [long]0; command = ''; recoversFromErrors = $false; sidType = 'none'; privileges = @() }
  function Read-NodeServiceDelay {
    return $false
  }
  function Read-NodeServiceOption {
    return $options
  }
  function Set-NodeServiceOption {
    param($Name, $Option, $Value)
    if ($Option -eq 'recovery') {
      $options.actions = @($Value.delays | ForEach-Object { "restart after $_ ms" })
      $options.resetSeconds = $Value.resetSeconds
    } else {
      $options[$Option] = $Value
    }
    return 0
  }
  function Read-NodePathSddl {
    return $serviceFolderList
  }
  function Read-NodePathOwner {
    return 'S-1-5-18'
  }
`;

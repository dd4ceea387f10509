import { agentScript, describeWithWinePowerShell, WinePowerShell } from './wine-powershell';

const key = 'SOFTWARE\\Contoso 2/3';

// Wine keeps audit entries of registry keys and ignores those of files. Nothing inherits them.
describeWithWinePowerShell('audit entries in PowerShell for Windows', () => {
  jest.setTimeout(300_000);
  let windows: WinePowerShell;
  beforeAll(() => { windows = new WinePowerShell(); });
  afterAll(() => windows.stop());

  test('of a registry key are read, written, read back and taken out, and its permissions stay', () => {
    const [before, written, after, none, missing, ...permissions] = windows.run(`
      ${agentScript('audit-entry', 'windows-audit-entries')}
      $key = '${key}'
      [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey($key).Dispose()
      # A new key of Wine has no permissions of its own, and gets some with its first change.
      Set-NodeRegistrySddl -Key $key -Sddl 'D:(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;BU)'
      $permissions = @(Read-NodeRegistrySddl -Key $key)
      Read-NodeRegistryAudit -Key $key
      Set-NodeRegistryAudit -Key $key -Sddl 'S:(AU;CISAFA;0xd0026;;;S-1-1-0)(AU;FA;0x9;;;S-1-5-32-544)'
      $permissions += Read-NodeRegistrySddl -Key $key
      Read-NodeRegistryAudit -Key $key
      Set-NodeRegistryAudit -Key $key -Sddl 'S:(AU;FA;0x9;;;S-1-5-32-544)'
      Read-NodeRegistryAudit -Key $key
      Set-NodeRegistryAudit -Key $key -Sddl 'S:'
      Read-NodeRegistryAudit -Key $key
      "missing: $($null -eq (Read-NodeRegistryAudit -Key 'SOFTWARE\\Gone'))"
      $permissions + (Read-NodeRegistrySddl -Key $key)
    `) as string[];
    expect([before, written, after, none, missing]).toEqual([
      'S:', 'S:(AU;CISAFA;DCLCWPSDWDWO;;;WD)(AU;FA;CCSW;;;BA)', 'S:(AU;FA;CCSW;;;BA)', 'S:', 'missing: True',
    ]);
    expect(permissions).toEqual(Array(3).fill('D:(A;CI;KA;;;SY)(A;CI;KA;;;BA)(A;CI;KR;;;BU)'));
  });

  test('what Windows gives back is what was asked for', () => {
    expect(windows.run(`
      ${agentScript('audit-entry', 'windows-audit-entries')}
      $key = '${key}'
      [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey($key).Dispose()
      $wanted = ConvertTo-AuditEntry -Sid 'S-1-5-18' -Mask 0xd0026 -Flags 'CISAFA'
      Set-NodeRegistryAudit -Key $key -Sddl "S:$($wanted.Text)"
      $found = (ConvertFrom-AuditSddl -Sddl (Read-NodeRegistryAudit -Key $key)).Entries
      @($found).Count
      Test-SameAuditEntry -Entry $found -Wanted $wanted
    `)).toEqual([1, true]);
  });

  test('need a privilege that is enabled only while the agent reads or writes them', () => {
    const [refused, read, refusedAgain] = windows.run(`
      ${agentScript('windows-audit-entries')}
      $key = '${key}'
      [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey($key).Dispose()
      function Get-Refusal { try { (Open-NodeRegistryKey -Key $key -Rights $changeAudit).Dispose(); 'opened' } catch { 'refused' } }
      Import-NativeCode
      [HostProcessNode.BackupPrivileges]::Switch('SeSecurityPrivilege', $false)
      Get-Refusal
      Read-NodeRegistryAudit -Key $key
      Get-Refusal
    `) as string[];
    expect([refused, refusedAgain]).toEqual(['refused', 'refused']);
    expect(read).toMatch(/^S:/u);
  });

  test('of a folder and a file can be asked for', () => {
    expect(windows.run(`
      ${agentScript('windows-audit-entries')}
      $null = [System.IO.Directory]::CreateDirectory('C:\\audited')
      [System.IO.File]::WriteAllText('C:\\audited\\a.txt', 'x')
      foreach ($path in 'C:\\audited', 'C:\\audited\\a.txt') {
        Read-NodePathAudit -Path $path
        Set-NodePathAudit -Path $path -Sddl 'S:(AU;SA;0x116;;;S-1-1-0)'
      }
    `)).toEqual(['S:', 'S:']);
  });
});

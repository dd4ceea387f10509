import { makeLinks } from './registry-links';
import { agentScript, describeWithWinePowerShell, WinePowerShell } from './wine-powershell';

const SID = 'S-1-5-21-1004336348-1177238915-682003330-1001';

describeWithWinePowerShell('the adapters in PowerShell for Windows', () => {
  jest.setTimeout(300_000);
  let windows: WinePowerShell;
  beforeAll(() => { windows = new WinePowerShell(); });
  afterAll(() => windows.stop());

  test('permissions of a registry key are read, written and read back, and nothing but the one entry changes', () => {
    const [before, written, after, below] = windows.run(`
      ${agentScript('sddl', 'windows-registry')}
      [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey('SOFTWARE\\Contoso 2/3\\[a]*').Dispose()
      $key = 'SOFTWARE\\Contoso 2/3'
      $before = Read-NodeRegistrySddl -Key $key
      $written = Add-SddlGrant -Sddl $before -Grant (ConvertTo-SddlGrant -Sid '${SID}' -Rights '0x2001f' -Flags 'CI')
      Set-NodeRegistrySddl -Key $key -Sddl $written
      $before, $written, (Read-NodeRegistrySddl -Key $key), (Read-NodeRegistrySddl -Key "$key\\[a]*")
    `) as string[];
    expect(before).toMatch(/^D:.*\(A;;KA;;;BA\)/);
    expect(before).not.toContain(SID);
    expect(written).toBe(`${before}(A;CI;0x2001f;;;${SID})`);
    expect(after).toBe(`${before}(A;CI;CCDCLCSWRPRC;;;${SID})`);
    expect(below).toEqual(expect.stringMatching(/^D:/));
  });

  test('what Windows gives back is what was asked for, and takes it out again', () => {
    const [missing, met, emptied] = windows.run(`
      ${agentScript('sddl', 'windows-registry')}
      [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey('SOFTWARE\\Fabrikam').Dispose()
      $key = 'SOFTWARE\\Fabrikam'
      $before = Read-NodeRegistrySddl -Key $key
      $grant = ConvertTo-SddlGrant -Sid '${SID}' -Rights '0x20019' -Flags 'CI'
      @(Compare-SddlGrant -Sddl $before -Grant $grant -Ensure present).Count
      Set-NodeRegistrySddl -Key $key -Sddl (Add-SddlGrant -Sddl $before -Grant $grant)
      @(Compare-SddlGrant -Sddl (Read-NodeRegistrySddl -Key $key) -Grant $grant -Ensure present).Count
      Set-NodeRegistrySddl -Key $key -Sddl (Remove-SddlGrant -Sddl (Read-NodeRegistrySddl -Key $key) -Grant $grant)
      (Read-NodeRegistrySddl -Key $key) -ceq $before
    `) as unknown[];
    expect({ missing, met, emptied }).toEqual({ missing: 1, met: 0, emptied: true });
  });

  test('a missing key is nothing, and the current control set is followed', () => {
    const [missing, system] = windows.run(`
      ${agentScript('windows-registry')}
      $null -eq (Read-NodeRegistrySddl -Key 'SOFTWARE\\No\\Such\\Key')
      Read-NodeRegistrySddl -Key 'SYSTEM\\CurrentControlSet\\Services'
    `) as unknown[];
    expect(missing).toBe(true);
    expect(system).toEqual(expect.stringMatching(/^D:/));
  });

  test('a symbolic link that .NET follows is not followed: neither read nor written', () => {
    const [followedByNet, ...answers] = windows.run(`
      ${agentScript('windows-registry')}
      ${makeLinks}
      [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey('SOFTWARE\\Target\\Below').Dispose()
      [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey('SOFTWARE\\Northwind').Dispose()
      [RegistryLink]::Make('SOFTWARE\\Northwind\\Link', '\\REGISTRY\\MACHINE\\SOFTWARE\\Target')
      $null -ne [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SOFTWARE\\Northwind\\Link\\Below')
      $before = Read-NodeRegistrySddl -Key 'SOFTWARE\\Target\\Below'
      foreach ($key in 'SOFTWARE\\Northwind\\Link', 'SOFTWARE\\Northwind\\Link\\Below') {
        try { Read-NodeRegistrySddl -Key $key } catch { "$_" }
        try { Set-NodeRegistrySddl -Key $key -Sddl 'D:(A;;KA;;;WD)' } catch { "$_" }
      }
      (Read-NodeRegistrySddl -Key 'SOFTWARE\\Target\\Below') -ceq $before
    `) as unknown[];
    expect(followedByNet).toBe(true);
    expect(answers).toEqual([
      ...Array(4).fill(expect.stringMatching(/^registry key 'SOFTWARE\\Northwind\\Link(\\Below)?' cannot be opened: it leads through a symbolic link at 'Link'/)),
      true,
    ]);
  });

  test('user rights: the native calls take what they are given', () => {
    expect(windows.run(`
      ${agentScript('windows-user-rights')}
      Add-NodeUserRight -Sid '${SID}' -Right 'SeBatchLogonRight'
      Remove-NodeUserRight -Sid '${SID}' -Right 'SeBatchLogonRight'
      @(Read-NodeUserRight -Sid '${SID}').Count
      @(Read-NodeUserRightHolder -Right 'SeBatchLogonRight').Count
    `)).toEqual([0, 0]);
  });

  test('members of groups: the native calls take what they are given', () => {
    expect(windows.run(`
      ${agentScript('windows-accounts', 'windows-group-members')}
      Add-NodeGroupMember -Group 'Users' -Sid '${SID}'
      Remove-NodeGroupMember -Group 'Users' -Sid '${SID}'
      @(Read-NodeGroupMember -Group 'Users').Count
      Read-NodeAccountSid -Name 'BUILTIN\\Administrators'
      try { Read-NodeAccountSid -Name 'CONTOSO\\nobody' } catch { 'not found' }
    `)).toEqual([0, 0, 0, 'S-1-5-32-544', 'not found']);
  });

  test('a missing service is nothing', () => {
    expect(windows.run(`
      ${agentScript('windows-services')}
      $null -eq (Read-NodeServiceSddl -Name 'NoSuchService')
    `)).toEqual([true]);
  });
});

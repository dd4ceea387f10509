import { agentScript, describeWithWinePowerShell, WinePowerShell } from './wine-powershell';

describeWithWinePowerShell('files and folders in PowerShell for Windows', () => {
  jest.setTimeout(300_000);
  let windows: WinePowerShell;
  beforeAll(() => { windows = new WinePowerShell(); });
  afterAll(() => windows.stop());

  test('what stands at a path is told, and what is missing', () => {
    expect(windows.run(`
      ${agentScript('windows-files')}
      $null = [System.IO.Directory]::CreateDirectory('C:\\data\\it''s [a] %PATH%')
      [System.IO.File]::WriteAllText('C:\\data\\a.log', 'x')
      foreach ($path in 'C:\\data', 'C:\\data\\it''s [a] %PATH%', 'C:\\data\\a.log', 'C:\\data\\b.log', 'C:\\nowhere\\b.log') {
        Get-NodePathKind -Path $path
      }
    `)).toEqual(['directory', 'directory', 'file', 'none', 'none']);
  });

  test('a file is written as a whole, over an old one too, in UTF-8 without a byte order mark', () => {
    expect(windows.run(`
      ${agentScript('windows-files')}
      $null = [System.IO.Directory]::CreateDirectory('C:\\state')
      $path = 'C:\\state\\ready.txt'
      Write-NodeFile -Path $path -Text 'one and more'
      Write-NodeFile -Path $path -Text ([string][char]0xe9)
      [System.IO.File]::ReadAllBytes($path) -join ','
      [System.IO.Directory]::GetFiles('C:\\state').Count
      Remove-NodePath -Path $path
      Get-NodePathKind -Path $path
    `)).toEqual(['195,169', 1, 'none']);
  });

  test('permissions are read as the agent understands them, written, and an owner is told', () => {
    const [sddl, parsed, owner, kind, file] = windows.run(`
      ${agentScript('sddl', 'windows-files', 'windows-unlinked-path', 'windows-path-security')}
      $null = [System.IO.Directory]::CreateDirectory('C:\\granted')
      [System.IO.File]::WriteAllText('C:\\granted\\a.log', 'x')
      $sddl = Read-NodePathSddl -Path 'C:\\granted'
      Set-NodePathSddl -Path 'C:\\granted' -Sddl $sddl
      New-NodeDirectory -Path 'C:\\made' -Sddl 'O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'
      $sddl
      (ConvertFrom-Sddl -Sddl $sddl).Entries.Count
      Read-NodePathOwner -Path 'C:\\granted'
      Get-NodePathKind -Path 'C:\\made'
      Read-NodePathSddl -Path 'C:\\granted\\a.log'
    `) as [string, number, string, string, string];
    expect(sddl).toMatch(/^D:/u);
    expect(parsed).toBeGreaterThan(0);
    expect(owner).toMatch(/^S-1-5-/u);
    expect(kind).toBe('directory');
    expect(file).toMatch(/^D:/u);
  });

  test('permissions are those that .NET reads and writes, of files and of folders', () => {
    const pairs = windows.run(`
      ${agentScript('windows-unlinked-path', 'windows-path-security')}
      $sections = [System.Security.AccessControl.AccessControlSections]::Access
      function Read-ByName {
        param([string] $Class, [string] $Path)
        (New-Object -TypeName "System.Security.AccessControl.$Class" -ArgumentList $Path, $sections).GetSecurityDescriptorSddlForm($sections)
      }
      $null = [System.IO.Directory]::CreateDirectory('C:\\compared\\it''s [a] %PATH%')
      [System.IO.File]::WriteAllText('C:\\compared\\a.log', 'x')
      $owner = Read-NodePathOwner -Path 'C:\\compared\\a.log'
      foreach ($sddl in "D:P(A;;FA;;;$owner)", "D:P(A;;FA;;;$owner)(A;;FA;;;WD)") {
        Set-NodePathSddl -Path 'C:\\compared\\a.log' -Sddl $sddl
        Set-NodePathSddl -Path 'C:\\Compared\\IT''S [a] %PATH%' -Sddl $sddl
        , @((Read-NodePathSddl -Path 'C:\\compared\\a.log'), (Read-ByName -Class FileSecurity -Path 'C:\\compared\\a.log'))
        , @((Read-NodePathSddl -Path 'C:\\compared\\it''s [a] %PATH%'), (Read-ByName -Class DirectorySecurity -Path 'C:\\compared\\it''s [a] %PATH%'))
      }
    `) as [string, string][];
    expect(pairs).toHaveLength(4);
    // .NET puts them in an order of its own.
    const entries = (sddl: string) => sddl.split('(').sort();
    expect(pairs.map(([ours]) => entries(ours))).toEqual(pairs.map(([, theirs]) => entries(theirs)));
    // What wine keeps of a list is what its file system can say: two lists stay two, of files and of folders.
    expect(new Set(pairs.map(([ours]) => ours)).size).toBe(4);
  });

  test('permissions of a file with two names are not changed, and what is missing is told', () => {
    expect(windows.run(`
      ${agentScript('windows-unlinked-path', 'windows-path-security')}
      $null = [System.IO.Directory]::CreateDirectory('C:\\linked')
      [System.IO.File]::WriteAllText('C:\\linked\\one', 'x')
      $null = New-Item -ItemType HardLink -Path 'C:\\linked\\two' -Target 'C:\\linked\\one'
      foreach ($path in 'C:\\linked\\two', 'C:\\linked\\three', 'C:\\nowhere\\one', 'C:\\linked\\one\\below') {
        try { Set-NodePathSddl -Path $path -Sddl 'D:P(A;;FA;;;SY)' } catch { "$_" }
      }
      try { Set-NodePathOwner -Path 'C:\\linked\\two' -Sid 'S-1-5-18' } catch { "$_" }
      (Read-NodePathSddl -Path 'C:\\linked\\two') -like 'D:*'
    `)).toEqual([
      expect.stringContaining("'C:\\linked\\two' has 2 names (hard links)"),
      expect.stringContaining("'C:\\linked\\three' cannot be opened"),
      expect.stringContaining("'C:\\nowhere\\one' cannot be opened"),
      expect.stringContaining("'C:\\linked\\one\\below' cannot be opened"),
      expect.stringContaining("'C:\\linked\\two' has 2 names (hard links)"),
      true,
    ]);
  });

  test('a folder or file is created only where nothing is', () => {
    expect(windows.run(`
      ${agentScript('windows-files')}
      $null = [System.IO.Directory]::CreateDirectory('C:\\taken\\folder')
      [System.IO.File]::WriteAllText('C:\\taken\\file', 'theirs')
      New-NodeDirectory -Path 'C:\\taken\\new' -Sddl 'O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'
      Get-NodePathKind -Path 'C:\\taken\\new'
      foreach ($path in 'C:\\taken\\folder', 'C:\\taken\\file', 'C:\\nowhere\\below') {
        try { New-NodeDirectory -Path $path } catch { 'refused' }
        try { (Open-NewNodeFile -Path $path).Dispose() } catch { 'refused' }
      }
      [System.IO.File]::ReadAllText('C:\\taken\\file')
      [System.IO.Directory]::GetFileSystemEntries('C:\\taken\\folder').Count
    `)).toEqual(['directory', ...Array.from({ length: 6 }, () => 'refused'), 'theirs', 0]);
  });

  test('a file that others keep open stays as it is, and leaves nothing behind', () => {
    expect(windows.run(`
      ${agentScript('windows-files')}
      $changeSeconds = $openSeconds = 0.2
      $null = [System.IO.Directory]::CreateDirectory('C:\\held')
      [System.IO.File]::WriteAllText('C:\\held\\file', 'old')
      $reader = [System.IO.File]::Open('C:\\held\\file', 'Open', 'Read', 'Read')
      try { Write-NodeFile -Path 'C:\\held\\file' -Text 'new' } catch { "$_" -replace ':.*', '' }
      try { Remove-NodePath -Path 'C:\\held\\file' } catch { "$_" -replace "file'.*", '' }
      try { Write-NodeFile -Path 'C:\\held\\other' -Text $null; Update-NodeFile -Path 'C:\\held\\other' -Write { throw 'no room' } } catch { "$_" }
      $reader.Dispose()
      [System.IO.Directory]::GetFiles('C:\\held') -join ','
      [System.IO.File]::ReadAllText('C:\\held\\file')
      [System.IO.File]::WriteAllText('C:\\held\\file.0123abcd.cdk8s-new', 'half')
      Write-NodeFile -Path 'C:\\held\\file' -Text 'new'
      [System.IO.File]::ReadAllText('C:\\held\\file')
      [System.IO.File]::SetAttributes('C:\\held\\file', 'ReadOnly')
      Write-NodeFile -Path 'C:\\held\\file' -Text 'newer'
      [System.IO.File]::ReadAllText('C:\\held\\file')
      [System.IO.File]::WriteAllText('C:\\held\\other.0123abcd.cdk8s-new', 'half')
      Remove-NodeLeftFile -Folder 'C:\\held'
      [System.IO.Directory]::GetFiles('C:\\held').Count
      try { Remove-NodePath -Path 'C:\\held' } catch { "$_" }
    `)).toEqual([
      "path 'C", "path 'C:\\held\\", 'no room', 'C:\\held\\file,C:\\held\\other', 'old', 'new', 'newer', 2,
      "path 'C:\\held' cannot be deleted, because it is not empty. Move or delete its content first.",
    ]);
  });

  test('metrics that a reader keeps open get another name, and the old file is closed', () => {
    expect(windows.run(`
      ${agentScript('agent-report')}
      $changeSeconds = $openSeconds = 0.2
      $null = [System.IO.Directory]::CreateDirectory('C:\\metrics')
      $text = { [System.IO.File]::ReadAllText("C:\\metrics\\$($args[0])") }
      Write-MetricFile -Path 'C:\\metrics\\a_b' -Text 'one'
      $reader = [System.IO.File]::Open('C:\\metrics\\a_b.prom', 'Open', 'Read', 'Read')
      Write-MetricFile -Path 'C:\\metrics\\a_b' -Text 'two'
      & $text a_b_2.prom
      $reader.Dispose()
      Write-MetricFile -Path 'C:\\metrics\\a_b' -Text 'three'
      & $text a_b.prom
      [System.IO.Directory]::GetFiles('C:\\metrics') -join ','
    `)).toEqual(['two', 'three', 'C:\\metrics\\a_b.prom']);
  });

  test('a folder in place of metrics is not closed, because its content would be, too', () => {
    expect(windows.run(`
      ${agentScript('windows-path-security')}
      $null = [System.IO.Directory]::CreateDirectory('C:\\traps\\a_b.prom')
      $before = Read-NodePathSddl -Path 'C:\\traps\\a_b.prom'
      try { Close-NodeFile -Path 'C:\\traps\\a_b.prom' } catch { "$_" }
      (Read-NodePathSddl -Path 'C:\\traps\\a_b.prom') -ceq $before
    `)).toEqual(["path 'C:\\traps\\a_b.prom' is a folder, not a file", true]);
  });

  test('a call that waits for several programs is canceled as a whole, and fails although it reports success', () => {
    expect(windows.run(`
      ${agentScript('windows-timed-call')}
      Import-NativeCode
      Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
public static class Walk
{
    [DllImport("kernel32.dll")]
    static extern bool CreatePipe(out IntPtr read, out IntPtr write, IntPtr security, int size);
    [DllImport("kernel32.dll")]
    static extern bool ReadFile(IntPtr file, byte[] bytes, int length, out int count, IntPtr overlapped);
    public static Func<int> Over(int files)
    {
        return delegate
        {
            for (int i = 0; i < files; i++)
            {
                IntPtr read, write;
                int count;
                CreatePipe(out read, out write, IntPtr.Zero, 0);
                ReadFile(read, new byte[1], 1, out count, IntPtr.Zero);
            }
            return 0;
        };
    }
}
'@
      try { [HostProcessNode.TimedCall]::Run(1000, [Walk]::Over(10)) } catch { $_.Exception.GetBaseException().NativeErrorCode }
    `)).toEqual([995]);
  });

  test('a file that replaces another has its permissions', () => {
    const [before, after, replaced] = windows.run(`
      ${agentScript('windows-files')}
      $null = [System.IO.Directory]::CreateDirectory('C:\\kept')
      [System.IO.File]::WriteAllText('C:\\kept\\file', 'old')
      $owner = Read-NodePathOwner -Path 'C:\\kept\\file'
      Set-NodePathSddl -Path 'C:\\kept\\file' -Sddl "D:P(A;;FA;;;$owner)(A;;FA;;;WD)"
      Read-NodePathSddl -Path 'C:\\kept\\file'
      Write-NodeFile -Path 'C:\\kept\\file' -Text 'new'
      Read-NodePathSddl -Path 'C:\\kept\\file'
      Update-NodeFile -Path 'C:\\kept\\file' -Sddl "O:$($owner)D:P(A;;FA;;;$owner)" -Write { $args[0].WriteByte(65) }
      Read-NodePathSddl -Path 'C:\\kept\\file'
    `) as string[];
    expect(after).toBe(before);
    expect(replaced).not.toBe(before);
  });

  test('a folder gets another name with all that is in it, unless a file in it is open', () => {
    expect(windows.run(`
      ${agentScript('windows-files')}
      $changeSeconds = 0.2
      $null = [System.IO.Directory]::CreateDirectory('C:\\aside\\one')
      [System.IO.File]::WriteAllText('C:\\aside\\one\\file', 'x')
      Move-NodePath -Path 'C:\\aside\\one' -Destination 'C:\\aside\\two'
      Get-NodePathKind -Path 'C:\\aside\\one'
      [System.IO.File]::ReadAllText('C:\\aside\\two\\file')
      $null = [System.IO.Directory]::CreateDirectory('C:\\aside\\three')
      try { Move-NodePath -Path 'C:\\aside\\two' -Destination 'C:\\aside\\three' } catch { 'refused' }
    `)).toEqual(['none', 'x', 'refused']);
  });
});

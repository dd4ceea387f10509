import { describeWithWinePowerShell, WinePowerShell } from './wine-powershell';

describeWithWinePowerShell('files and folders in PowerShell for Windows', () => {
  jest.setTimeout(300_000);
  let windows: WinePowerShell;
  beforeAll(() => { windows = new WinePowerShell(); });
  afterAll(() => windows.stop());

  test('what stands at a path is told, and what is missing', () => {
    expect(windows.run(`
      . C:\\agent\\windows-files.ps1
      $null = [System.IO.Directory]::CreateDirectory('C:\\data\\it''s [a] %PATH%')
      [System.IO.File]::WriteAllText('C:\\data\\a.log', 'x')
      foreach ($path in 'C:\\data', 'C:\\data\\it''s [a] %PATH%', 'C:\\data\\a.log', 'C:\\data\\b.log', 'C:\\nowhere\\b.log') {
        Get-NodePathKind -Path $path
      }
    `)).toEqual(['directory', 'directory', 'file', 'none', 'none']);
  });

  test('a file is written as a whole, over an old one too, in UTF-8 without a byte order mark', () => {
    expect(windows.run(`
      . C:\\agent\\windows-files.ps1
      $null = [System.IO.Directory]::CreateDirectory('C:\\state')
      $path = 'C:\\state\\ready.txt'
      Write-NodeFile -Path $path -Text 'one and more'
      Write-NodeFile -Path $path -Text ([string][char]0xe9)
      [System.IO.File]::ReadAllBytes($path) -join ','
      [System.IO.Directory]::GetFiles('C:\\state').Count
      Remove-NodeFile -Path $path
      Get-NodePathKind -Path $path
    `)).toEqual(['195,169', 1, 'none']);
  });

  test('permissions are read as the agent understands them, written, and an owner is told', () => {
    const [sddl, parsed, owner, kind, file] = windows.run(`
      . C:\\agent\\sddl.ps1
      . C:\\agent\\windows-files.ps1
      . C:\\agent\\windows-unlinked-path.ps1
      . C:\\agent\\windows-path-security.ps1
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
      . C:\\agent\\windows-unlinked-path.ps1
      . C:\\agent\\windows-path-security.ps1
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
      . C:\\agent\\windows-unlinked-path.ps1
      . C:\\agent\\windows-path-security.ps1
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
});

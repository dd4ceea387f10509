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
      Clear-NodeFile -Path $path
      Get-NodePathKind -Path $path
    `)).toEqual(['195,169', 1, 'none']);
  });

  test('permissions are read as the agent understands them, written, and an owner is told', () => {
    const [sddl, parsed, owner, kind, file] = windows.run(`
      . C:\\agent\\sddl.ps1
      . C:\\agent\\windows-files.ps1
      $null = [System.IO.Directory]::CreateDirectory('C:\\granted')
      [System.IO.File]::WriteAllText('C:\\granted\\a.log', 'x')
      $sddl = Read-NodePathSddl -Path 'C:\\granted'
      Write-NodePathSddl -Path 'C:\\granted' -Sddl $sddl
      Add-NodeDirectory -Path 'C:\\made' -Sddl 'O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)'
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
});

import { powerShellCommands, relativeCommands } from '../../../src/facts/powershell/commands';
import { newerSyntaxIn } from '../../../src/facts/powershell/newer-syntax';
import { repeatedFirewallRule, restartOf, unverifiedDownload } from '../../../src/facts/powershell/risks';

test('commands are found in blocks, assignments and parentheses, not in strings and comments', () => {
  const code = 'if (Test-Path a) { $x = Get-Item b | % { & "C:\\c d.exe" -e } } # Stop-Service f\nWrite-Output "Get-Date $(Get-Host)"';
  expect(powerShellCommands(code).map(({ name, words }) => [name, ...words].join(' '))).toEqual(expect.arrayContaining([
    'Test-Path a', 'Get-Item b', 'C:\\c d.exe -e', 'Write-Output Get-Date $(Get-Host)',
  ]));
  expect(powerShellCommands(code).map(({ name }) => name)).not.toContain('Stop-Service');
});

test('relative programs count unless the code changes its folder', () => {
  expect(relativeCommands('.\\a.exe -x; & "./b c.exe"; C:\\d.exe ..\\e; $x = ..\\f.ps1')).toEqual(['.\\a.exe', './b c.exe', '..\\f.ps1']);
  expect(relativeCommands('Set-Location C:\\; .\\a.exe')).toEqual([]);
  expect(relativeCommands('irm https://example.com -OutFile a.ps1; .\\a.ps1')).toEqual([]);
});

describe('a download that runs', () => {
  test.each([
    'iex (iwr https://example.com/a.ps1).Content',
    'irm https://example.com/a.ps1 | iex',
    "Invoke-Expression ((New-Object System.Net.WebClient).DownloadString('https://example.com/a.ps1'))",
    'iwr https://example.com/a.exe -OutFile C:/a.exe; Start-Process C:\\A.exe -Wait',
    'Invoke-WebRequest -Uri $url -OutFile $file\n& $file /quiet',
    'curl.exe -o a.msi https://example.com/a.msi; msiexec /i a.msi',
  ])('%s', (code) => {
    expect(unverifiedDownload(code)).toBeDefined();
  });

  test.each([
    'iwr https://example.com/a.exe -OutFile a.exe; if ((Get-FileHash a.exe).Hash -ne $hash) { exit 1 }; .\\a.exe',
    'iwr https://example.com/a.json -OutFile a.json; Get-Content a.json',
    'iwr https://example.com/ready -UseBasicParsing; C:\\a.exe',
    'iex $env:CODE',
    '# iwr https://example.com/a.ps1 | iex',
  ])('not %s', (code) => {
    expect(unverifiedDownload(code)).toBeUndefined();
  });
});

test('restarts of the computer are told from other words', () => {
  expect(['Restart-Computer -Force', 'if ($x) { shutdown.exe -r -t 0 }', 'C:\\Windows\\System32\\shutdown.exe /s'].map(restartOf)).toEqual([
    'Restart-Computer', 'shutdown.exe', 'C:\\Windows\\System32\\shutdown.exe',
  ]);
  expect(['shutdown /a', 'Write-Host "Restart-Computer"', 'Get-Help Restart-Computer', '$computer = 1'].map(restartOf)).toEqual(Array(4).fill(undefined));
});

test('a firewall rule is repeated if the code neither looks nor names it', () => {
  expect(['New-NetFirewallRule -DisplayName a', 'netsh advfirewall firewall add rule name=a dir=in action=allow'].map(repeatedFirewallRule)).toEqual(['New-NetFirewallRule', 'netsh']);
  expect([
    'New-NetFirewallRule -Name a -DisplayName a', 'if (-not (Get-NetFirewallRule -DisplayName a)) { New-NetFirewallRule -DisplayName a }', 'New-NetFirewallRule @rule',
    'netsh advfirewall firewall delete rule name=a; netsh advfirewall firewall add rule name=a', 'netsh interface show',
  ].map(repeatedFirewallRule)).toEqual(Array(5).fill(undefined));
});

describe('syntax of PowerShell 7', () => {
  test.each([
    ['a && b', '&&'], ['a\n|| b', '||'], ['$x = $a ?? 1', '??'], ['$x ??= 1', '??='], ['$x ? 1 : 2', '?'], ['(Get-Item a) ? "b" : "c"', '?'],
    ['1..3 | ForEach-Object -Parallel { $_ }', '-Parallel'],
  ])('%s', (code, syntax) => {
    expect(newerSyntaxIn(code)).toBe(syntax);
  });

  test.each([
    '"a && b"', '# a && b', 'cmd --% /c a && b', 'cmd /c "a || b"', 'Get-Item a??.txt', 'Get-Item ??.txt', '$x | ? { $_ }', '$x | ? Name -eq a', 'Get-Help a -Name ?', '$?',
    'if ($?) { a }', 'workflow w { foreach -Parallel ($i in 1) { a } }', 'Write-Host -Object $a ? b',
  ])('not %s', (code) => {
    expect(newerSyntaxIn(code)).toBeUndefined();
  });
});

import { agentScript, describeWithWinePowerShell, WinePowerShell } from './wine-powershell';
import { issuing, publisher, root, server } from '../support/kept-certificates';

describeWithWinePowerShell('certificate stores and patch level in PowerShell for Windows', () => {
  jest.setTimeout(300_000);
  let windows: WinePowerShell;
  beforeAll(() => { windows = new WinePowerShell(); });
  afterAll(() => windows.stop());

  const load = `${agentScript('agent-contract', 'windows-certificates')}`;

  test('a root and an intermediate arrive in the stores of the computer that Windows calls ROOT and CA, once each', () => {
    const answers = windows.run(`
      ${load}
      foreach ($pair in ('Root', '${root.der.toString('base64')}'), ('CertificateAuthority', '${issuing.der.toString('base64')}')) {
        $before = @(Read-NodeCertificateSha256 -Store $pair[0])
        Add-NodeCertificate -Store $pair[0] -Bytes ([Convert]::FromBase64String($pair[1]))
        Add-NodeCertificate -Store $pair[0] -Bytes ([Convert]::FromBase64String($pair[1]))
        $after = @(Read-NodeCertificateSha256 -Store $pair[0])
        , @($after | Where-Object { $before -cnotcontains $_ })
      }
      foreach ($name in 'ROOT', 'CA') {
        $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey("SOFTWARE\\Microsoft\\SystemCertificates\\$name\\Certificates")
        , @($key.GetSubKeyNames())
      }
    `) as string[][];
    const thumbprints = windows.run(`
      foreach ($text in '${root.der.toString('base64')}', '${issuing.der.toString('base64')}') {
        (New-Object System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList (, [Convert]::FromBase64String($text))).Thumbprint
      }
    `) as string[];
    expect(answers.slice(0, 2)).toEqual([[root.sha256], [issuing.sha256]]);
    expect(answers[2]).toContain(thumbprints[0]);
    expect(answers[3]).toContain(thumbprints[1]);
  });

  test('the store of untrusted certificates can be read', () => {
    expect(windows.run(`
      ${load}
      @(Read-NodeCertificateSha256 -Store 'Disallowed').Count
    `)).toEqual([0]);
  });

  test('a publisher and an untrusted certificate arrive in the stores that Windows calls TrustedPublisher and Disallowed', () => {
    const answers = windows.run(`
      ${load}
      foreach ($pair in ('TrustedPublisher', '${publisher.der.toString('base64')}'), ('Disallowed', '${server.der.toString('base64')}')) {
        Add-NodeCertificate -Store $pair[0] -Bytes ([Convert]::FromBase64String($pair[1]))
        $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey("SOFTWARE\\Microsoft\\SystemCertificates\\$($pair[0])\\Certificates")
        , @(@(Read-NodeCertificateSha256 -Store $pair[0]) + @($key.GetSubKeyNames()).Count)
      }
    `);
    expect(answers).toEqual([[publisher.sha256, 1], [server.sha256, 1]]);
  });

  test('the build and its revision are those of the registry, and one without a revision is an error', () => {
    const [missing, found] = windows.run(`
      ${agentScript('windows-patch-level')}
      $key = [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey('SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion')
      $key.SetValue('CurrentBuild', '20348')
      try { Read-NodeBuild } catch { "$_" }
      $key.SetValue('UBR', 2700, [Microsoft.Win32.RegistryValueKind]::DWord)
      Read-NodeBuild
    `) as unknown[];
    expect(missing).toMatch(/the build is '20348' and the revision ''/u);
    expect(found).toEqual({ build: 20348, revision: 2700 });
  });

  test('a group policy about an event channel is read from the registry, value by value', () => {
    expect(windows.run(`
      ${agentScript('windows-event-channels')}
      $key = [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey('SOFTWARE\\Policies\\Microsoft\\Windows\\EventLog\\Security')
      $key.SetValue('MaxSize', 196608, [Microsoft.Win32.RegistryValueKind]::DWord)
      $key.SetValue('Retention', '0')
      Read-NodeEventChannelPolicy -Name 'Security'
      Read-NodeEventChannelPolicy -Name 'Microsoft-Windows-TaskScheduler/Operational'
    `)).toEqual([{ MaxSize: 196608, Retention: '0', AutoBackupLogFiles: null }, { MaxSize: null, Retention: null, AutoBackupLogFiles: null }]);
  });
});

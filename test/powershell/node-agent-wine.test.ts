import { audited, documentOf } from './agent-documents';
import { describeWithWinePowerShell, WinePowerShell } from './wine-powershell';
import { CertificateSource, LocalGroup, LocalGroupGrant, MinimumPatchLevel, PatchLevel, PathAccess, RegistryAccess, TrustedCertificate, WindowsServer } from '../../src';
import { root } from '../support/kept-certificates';

const SID = 'S-1-5-21-1004336348-1177238915-682003330-1001';
const registry = LocalGroup.existing('readers', { grants: [LocalGroupGrant.registryKey('SOFTWARE\\Contoso', RegistryAccess.READ)] });
const folder = LocalGroup.existing('readers', { grants: [LocalGroupGrant.directory("C:/granted/it's [a]", PathAccess.READ, { createIfMissing: true })] });

describeWithWinePowerShell('the whole node agent in PowerShell for Windows', () => {
  jest.setTimeout(300_000);
  let windows: WinePowerShell;
  beforeAll(() => { windows = new WinePowerShell(); });
  afterAll(() => windows.stop());

  /** Runs the agent with its real adapters; only groups are simulated, which wine does not have. Gives what the expressions say afterwards. */
  function pass(document: object, ...expressions: string[]): unknown[] {
    return windows.run(`
      $null = [System.IO.Directory]::CreateDirectory('C:\\code')
      $null = [System.IO.Directory]::CreateDirectory('C:\\data')
      Copy-Item -Path 'C:\\agent\\*.ps1' -Destination 'C:\\code'
      [System.IO.File]::WriteAllText('C:\\code\\zz-simulated.ps1', @'
function Get-LocalGroup {
    [pscustomobject]@{ Name = 'readers'; Description = ''; SID = '${SID}' }
}
function Read-NodePathOwner {
    'S-1-5-18'
}
'@)
      [System.IO.File]::WriteAllText('C:\\data\\desired.json', @'
${JSON.stringify(document)}
'@)
      . C:\\agent\\agent-contract.ps1
      $env:HOSTPROCESS_DATA = 'C:\\data'
      $env:HOSTPROCESS_AGENT_SHA256 = Get-AgentRevision -ScriptFolder 'C:\\code' -DesiredPath 'C:\\data\\desired.json'
      [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey('SOFTWARE\\Contoso').Dispose()
      . C:\\agent\\windows-files.ps1
      . C:\\agent\\windows-registry.ps1
      $marker = 'C:\\ProgramData\\cdk8s-hostprocess\\node-admin\\base\\ready.txt'
      $log = New-Object -TypeName System.IO.StringWriter
      [Console]::SetOut($log)
      & C:\\code\\node-agent.ps1
      $LASTEXITCODE
      $log.ToString()
      ${expressions.join('\n')}
    `) as unknown[];
  }

  const permissions = 'Read-NodeRegistrySddl -Key \'SOFTWARE\\Contoso\'';
  const eventsOf = (log: unknown) => (log as string).split(/\r?\n/u).filter((line) => line !== '').map((line) => JSON.parse(line));

  test('audits, enforces, and has nothing left to do, on a real registry', () => {
    const [audit, , untouched] = pass(audited([registry]), permissions);
    expect(audit).toBe(0);
    expect(untouched).not.toContain(SID);

    const [code, , granted, marker, revision] = pass(documentOf([registry]), permissions, '[System.IO.File]::ReadAllText($marker)', '$env:HOSTPROCESS_AGENT_SHA256');
    expect({ code, granted, marker }).toEqual({ code: 0, granted: `${untouched as string}(A;CI;KR;;;${SID})`, marker: `${revision as string}\n` });

    const [again, log, unchanged] = pass(documentOf([registry]), permissions);
    expect({ again, unchanged }).toEqual({ again: 0, unchanged: granted });
    expect(eventsOf(log).map(({ status }) => status)).toEqual(['converged', 'converged', 'converged']);
  });

  test('makes a real folder, and does not believe that a permission is there which was not kept', () => {
    const [code, log, kind, marker] = pass(documentOf([folder]), 'Get-NodePathKind -Path \'C:\\granted\\it\'\'s [a]\'', 'Get-NodePathKind -Path $marker');
    // wine maps permissions of files to those of Unix, which know no such group.
    expect({ code, kind, marker }).toEqual({ code: 30, kind: 'directory', marker: 'none' });
    expect(eventsOf(log)[1]).toMatchObject({ status: 'failed', message: expect.stringContaining('it was applied and is not so') });
  });

  test('adds a root to the real store once, and reports a patch level that nobody can bring about', () => {
    const { pem, sha256 } = root;
    const settings = [
      TrustedCertificate.root(CertificateSource.fromText(pem), { sha256 }),
      PatchLevel.atLeast([MinimumPatchLevel.of(WindowsServer.LTSC2025, 1)]),
    ];
    const isTrusted = `
      . C:\\agent\\windows-certificates.ps1
      @(Read-NodeCertificateSha256 -Store Root) -ccontains '${sha256}'
    `;
    const version = '$null = [Microsoft.Win32.Registry]::SetValue(\'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\', \'UBR\', 7)';
    const [, , ready] = pass(audited(settings), version, isTrusted);
    expect(ready).toBe(false);
    const passes = [pass(documentOf(settings), isTrusted), pass(documentOf(settings), isTrusted)];
    expect(passes.map(([code, log, trusted]) => [code, trusted, eventsOf(log).map(({ status }) => status)])).toEqual([
      [0, true, ['changed', 'drift', 'drift']], [0, true, ['converged', 'drift', 'drift']],
    ]);
    expect(eventsOf(passes[1][1])[1].differences).toEqual([expect.stringMatching(/^Windows is \d+\.7, and no minimum is given for that build, only for 26100$/u)]);
  });
});

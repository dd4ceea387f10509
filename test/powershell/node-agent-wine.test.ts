import { audited, documentOf } from './agent-documents';
import { dataOf, passOnWine } from './wine-agent';
import { agentScript, describeWithWinePowerShell, WinePowerShell } from './wine-powershell';
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

  /** One pass, with a group, which wine does not have, and a key. */
  const pass = (document: object, ...expressions: string[]) => passOnWine(windows, dataOf(document), {
    simulated: `function Get-LocalGroup { [pscustomobject]@{ Name = 'readers'; Description = ''; SID = '${SID}' } }`,
    preparation: `[Microsoft.Win32.Registry]::LocalMachine.CreateSubKey('SOFTWARE\\Contoso').Dispose()\n${agentScript('windows-files', 'windows-registry')}`,
    expressions,
  });

  const permissions = 'Read-NodeRegistrySddl -Key \'SOFTWARE\\Contoso\'';

  test('audits, enforces, and has nothing left to do, on a real registry', () => {
    const { code: audit, said: [untouched] } = pass(audited([registry]), permissions);
    expect(audit).toBe(0);
    expect(untouched).not.toContain(SID);

    const { code, said: [granted] } = pass(documentOf([registry]), permissions);
    expect({ code, granted }).toEqual({ code: 0, granted: `${untouched}(A;CI;KR;;;${SID})` });

    const again = pass(documentOf([registry]), permissions);
    expect({ code: again.code, said: again.said }).toEqual({ code: 0, said: [granted] });
    expect(again.events.map(({ status }) => status)).toEqual(['converged', 'converged', 'converged']);
  });

  test('makes a real folder, and does not believe that a permission is there which was not kept', () => {
    const { code, events, said } = pass(documentOf([folder]), 'Get-NodePathKind -Path \'C:\\granted\\it\'\'s [a]\'');
    // wine maps permissions of files to those of Unix, which know no such group.
    expect({ code, said }).toEqual({ code: 30, said: ['directory'] });
    expect(events[1]).toMatchObject({ status: 'failed', message: expect.stringContaining('the setting was applied, but the node still differs') });
  });

  test('adds a root to the real store once, and reports a patch level that nobody can bring about', () => {
    const { pem, sha256 } = root;
    const settings = [
      TrustedCertificate.root(CertificateSource.fromText(pem), { sha256 }),
      PatchLevel.atLeast([MinimumPatchLevel.of(WindowsServer.LTSC2025, 1)]),
    ];
    const isTrusted = `
      ${agentScript('windows-certificates')}
      @(Read-NodeCertificateSha256 -Store Root) -ccontains '${sha256}'
    `;
    const version = '$null = [Microsoft.Win32.Registry]::SetValue(\'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\', \'UBR\', 7)';
    expect(pass(audited(settings), version, isTrusted).said).toEqual([false]);
    const passes = [pass(documentOf(settings), isTrusted), pass(documentOf(settings), isTrusted)];
    expect(passes.map(({ code, said, events }) => [code, ...said, events.map(({ status }) => status)])).toEqual([
      [0, true, ['changed', 'drift', 'drift']], [0, true, ['converged', 'drift', 'drift']],
    ]);
    expect(passes[1].events[1].differences).toEqual([expect.stringMatching(/^Windows is \d+\.7, and there is no minimum for that build, only for 26100$/u)]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithPowerShell, folderWith, run } from './powershell';
import { agentScript, describeWithWinePowerShell, WinePowerShell } from './wine-powershell';
import { AuditSubcategory } from '../../src';
import { compile, describeWithCompiler } from '../wine/compiler';

const agent = join(__dirname, '..', '..', 'src', 'agent');
const [, table] = /^\$auditSubcategories = @\{([^}]*)\}/mu.exec(readFileSync(join(agent, 'kind-audit-policy.ps1'), 'utf8'))!;
const subcategories = [...table.matchAll(/^ {4}(\w+) = '(\w{4})'$/gmu)].map(([, name, id]) => ({ name, id }));

test('the agent has an identifier for each subcategory, in the order of the identifiers', () => {
  expect(subcategories.map(({ name }) => name)).toEqual(Object.values(AuditSubcategory));
  expect(subcategories.map(({ id }) => id)).toEqual(subcategories.map((_, index) => (0x9210 + index).toString(16)));
});

describeWithCompiler('the audit policy in the headers of Windows', () => {
  test('has these identifiers and no others', () => {
    const headers = compile(['-E', '-'], '#define INITGUID\n#include <windows.h>\n#include <ntsecapi.h>\n');
    const ids = [...headers.matchAll(/\bAudit_\w+ = \{ 0x0cce(\w{4}), 0x69ae, 0x11d9, \{ 0xbe, 0xd3, 0x50, 0x50, 0x54, 0x50, 0x30, 0x30 \}/gu)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(subcategories.map(({ id }) => id)).toEqual(ids.sort());
  });

  describeWithPowerShell('as the agent sees it', () => {
    test('says where Windows says it', () => {
      const script = `
        . '${join(agent, 'agent-native.ps1')}'
        . '${join(agent, 'windows-audit-policy.ps1')}'
        Import-NativeCode
        [System.Runtime.InteropServices.Marshal]::OffsetOf([HostProcessNode.AuditPolicyInformation], 'Events').ToInt32()
      `;
      const { output } = run(join(folderWith({ 'offset.ps1': script }), 'offset.ps1'), {});
      expect(output.trim()).toBe('16');
      compile(['-fsyntax-only', '-xc', '-'], [
        '#define INITGUID', '#include <windows.h>', '#include <ntsecapi.h>', '#include <stddef.h>',
        `_Static_assert(offsetof(AUDIT_POLICY_INFORMATION, AuditingInformation) == ${output.trim()}, "AuditingInformation");`,
        '_Static_assert(POLICY_AUDIT_EVENT_SUCCESS == 1 && POLICY_AUDIT_EVENT_FAILURE == 2, "events");',
      ].join('\n'));
    });
  });
});

describeWithPowerShell('the audit policy', () => {
  test('is written by auditpol.exe of Windows itself, which is told identifiers and both answers', () => {
    const script = `
      $ErrorActionPreference = 'Stop'
      . '${join(agent, 'agent-native.ps1')}'
      . '${join(agent, 'windows-audit-policy.ps1')}'
      function Invoke-NodeProgram { param([string] $Path, [string[]] $Arguments) Write-Output "$Path $Arguments" | Out-Host }
      foreach ($events in 0..3) {
        Set-NodeAuditPolicy -Id '{0cce9215-69ae-11d9-bed3-505054503030}' -Events $events
      }
    `;
    const { output, errors } = run(join(folderWith({ 'write.ps1': script }), 'write.ps1'), { SystemRoot: 'C:\\Windows' });
    const told = (success: string, failure: string) => (
      `C:\\Windows\\System32\\auditpol.exe /set /subcategory:{0cce9215-69ae-11d9-bed3-505054503030} /success:${success} /failure:${failure}`
    );
    expect(errors).toBe('');
    expect(output.trim().split('\n')).toEqual([
      told('disable', 'disable'), told('enable', 'disable'), told('disable', 'enable'), told('enable', 'enable'),
    ]);
  });
});

describeWithWinePowerShell('the audit policy in PowerShell for Windows', () => {
  test('is an error where Windows does not tell it, and not an empty policy', () => {
    const windows = new WinePowerShell();
    try {
      const answer = windows.run(`
        ${agentScript('windows-audit-policy')}
        try { Read-NodeAuditPolicy -Id '{0cce9215-69ae-11d9-bed3-505054503030}' } catch { "$_" }
      `);
      expect(answer).toEqual([expect.stringContaining('Call not implemented')]);
    } finally {
      windows.stop();
    }
  }, 120_000);
});

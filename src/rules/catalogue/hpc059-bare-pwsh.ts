import { RuleOutcome, Severity } from '../finding';
import { executableRule } from './command-rule';

export const rule = executableRule({
  id: 'HPC059',
  title: 'A command does not expect PowerShell 7 on the host',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Windows includes Windows PowerShell 5.1. A pwsh.exe of the image is not on the search path of the host.',
  fix: 'Use powershell.exe, or write the path of the pwsh.exe of the image below %CONTAINER_SANDBOX_MOUNT_POINT% (SandboxPath.image(path).commandLine).',
  symptoms: {
    log: ["'...' is not recognized as an internal or external command"],
    pod: ['failed to get application name from commandline "...": failed to find executable'],
  },
  fixable: false,
  sources: [
    'https://learn.microsoft.com/en-us/powershell/scripting/whats-new/differences-from-windows-powershell',
    'https://github.com/MicrosoftDocs/azure-docs/issues/101159',
  ],
}, ['pwsh'], ({ environment: { entries } }) => (
  // A container that sets its own search path can find it.
  entries.some(({ name }) => name.toUpperCase() === 'PATH')
));

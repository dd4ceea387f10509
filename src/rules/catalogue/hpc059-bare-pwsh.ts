import { executableRule } from './command-rule';
import { severityOnDeclared } from '../severities';

export const rule = executableRule({
  id: 'HPC059',
  title: 'PowerShell 7 is not expected on the host',
  why: 'Windows comes with Windows PowerShell 5.1; a pwsh.exe of the image is not on the search path of the host.',
  fix: 'Use powershell.exe, or name the pwsh.exe of the image by SandboxPath.image(path).commandLine.',
  sources: [
    'https://learn.microsoft.com/en-us/powershell/scripting/whats-new/differences-from-windows-powershell',
    'https://github.com/MicrosoftDocs/azure-docs/issues/101159',
  ],
}, ['pwsh'], (context, { environment: { entries } }) => (
  // A container with a search path of its own may well find it.
  entries.some(({ name }) => name.toUpperCase() === 'PATH') ? undefined : severityOnDeclared(context)
));

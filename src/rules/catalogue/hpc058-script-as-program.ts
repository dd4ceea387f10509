import { executableRule } from './command-rule';
import { Severity } from '../finding';

export const rule = executableRule({
  id: 'HPC058',
  title: 'A command starts a program, not a script',
  why: 'Windows starts programs and batch files only, and has no Unix shell: the container never starts, or does nothing.',
  fix: 'Use HostProcessContainer.fromScript(NodeScript.fromFile(...), ...), or start powershell.exe with -File.',
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/path.go'],
}, ['script', 'unix-shell'], () => Severity.ERROR);

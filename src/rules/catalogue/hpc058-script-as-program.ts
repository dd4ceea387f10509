import { executableRule } from './command-rule';
import { isUnixProgram } from '../../facts/cmd-line';
import { RuleOutcome, Severity } from '../finding';

export const rule = executableRule({
  id: 'HPC058',
  title: 'A command starts a program of Windows, not a script or a program of Unix',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Windows starts only programs and batch files, and has no programs of Unix. The container never starts, or does nothing.',
  fix: 'Start powershell.exe with -File. HostProcessContainer.fromScript(...) does this.',
  symptoms: {
    log: ["'...' is not recognized as an internal or external command"],
    pod: ['failed to get application name from commandline "...": failed to find executable'],
  },
  fixable: false,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/path.go'],
}, ['script', 'unix-shell', 'unix-program'], ({ command: [program], environment: { entries } }) => (
  // A container that sets its own search path can find a program.
  isUnixProgram(program) && entries.some(({ name }) => name.toUpperCase() === 'PATH')
));

import { executableRule } from './command-rule';
import { RuleOutcome, Severity } from '../finding';

export const rule = executableRule({
  id: 'HPC058',
  title: 'A command starts a program, not a script',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Windows starts only programs and batch files, and has no Unix shell. The container never starts, or does nothing.',
  fix: 'Start powershell.exe with -File, as HostProcessContainer.fromScript(...) does.',
  symptoms: {
    log: ["'...' is not recognized as an internal or external command"],
    pod: ['failed to get application name from commandline "...": failed to find executable'],
  },
  fixable: false,
  sources: ['https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/path.go'],
}, ['script', 'unix-shell']);

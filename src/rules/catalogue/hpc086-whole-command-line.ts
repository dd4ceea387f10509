import { commandLineRule } from './command-rule';
import { RuleOutcome, Severity } from '../finding';

export const rule = commandLineRule({
  id: 'HPC086',
  title: 'The first element of a command contains only the program',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The container runtime puts quotes around an element that contains a space. Containerd 1.6 then finds no program. Later releases start it only if nothing else in the command has quotes.',
  fix: 'Write the program and each argument as its own element of the list.',
  symptoms: { pod: ['failed to get application name from commandline "...": failed to find executable'] },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/path.go',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmd#remarks',
  ],
}, ['whole-line']);

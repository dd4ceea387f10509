import { RuleOutcome, Severity } from '../finding';
import { commandLineRule } from './command-rule';

export const rule = commandLineRule({
  id: 'HPC055',
  title: 'The first word of a command is the name of a program, for cmd.exe too',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'From containerd 1.7 on cmd.exe looks for the program by its own rules, and starts another one or none.',
  fix: 'Name the program by a path without blanks and without characters that mean something to cmd.exe, or start it from a script in a ConfigMap, as NodeScript does.',
  symptoms: { log: ["'...' is not recognized as an internal or external command"] },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmd#remarks',
  ],
}, ['spaced-executable', 'empty-executable', 'quoted-executable', 'shell-builtin', 'executable-delimiter']);

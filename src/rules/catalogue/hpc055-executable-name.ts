import { RuleOutcome, Severity } from '../finding';
import { commandLineRule } from './command-rule';

export const rule = commandLineRule({
  id: 'HPC055',
  title: 'The first word of a command is the name of a program, also to cmd.exe',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'From containerd 1.7 on, cmd.exe looks for the program by its own rules, and starts a different program or none.',
  fix: 'Use a path without spaces and without special characters of cmd.exe, or start the program from a PowerShell script in a ConfigMap. A NodeScript is such a script.',
  symptoms: { log: ["'...' is not recognized as an internal or external command"] },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmd#remarks',
  ],
}, ['spaced-executable', 'empty-executable', 'quoted-executable', 'shell-builtin', 'executable-delimiter']);

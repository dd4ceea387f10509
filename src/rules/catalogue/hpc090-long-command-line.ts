import { RuleOutcome, Severity } from '../finding';
import { commandLineRule } from './command-rule';

export const rule = commandLineRule({
  id: 'HPC090',
  title: 'A command line is short enough for cmd.exe',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'From containerd 1.7 on, cmd.exe reads the command and accepts at most 8191 characters. Windows itself accepts 32766.',
  fix: 'Move long values into a file of a ConfigMap, as NodeScript does.',
  symptoms: { log: ['The command line is too long'] },
  fixable: false,
  sources: ['https://learn.microsoft.com/en-us/troubleshoot/windows-client/shell-experience/command-line-string-limitation'],
}, ['line-too-long']);

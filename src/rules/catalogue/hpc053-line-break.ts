import { RuleOutcome, Severity } from '../finding';
import { commandLineRule } from './command-rule';

export const rule = commandLineRule({
  id: 'HPC053',
  title: 'A command contains no line breaks or other control characters',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'From containerd 1.7 on, cmd.exe reads the command and treats a line break as its end. The rest never runs.',
  fix: 'Put the commands into a script in a ConfigMap and run the script file. A NodeScript does this.',
  fixable: false,
  sources: ['https://github.com/containerd/containerd/issues/9942'],
}, ['line-break', 'control-character']);

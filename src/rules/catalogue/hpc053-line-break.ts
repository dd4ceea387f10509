import { RuleOutcome, Severity } from '../finding';
import { commandLineRule } from './command-rule';

export const rule = commandLineRule({
  id: 'HPC053',
  title: 'No command holds a line break or another control character',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'From containerd 1.7 on cmd.exe reads the command and takes a line break for its end: what follows never runs.',
  fix: 'Put the text into a script in a ConfigMap and start it by its file, as NodeScript does.',
  fixable: false,
  sources: ['https://github.com/containerd/containerd/issues/9942'],
}, ['line-break', 'control-character']);

import { RuleOutcome, Severity } from '../finding';
import { commandLineRule } from './command-rule';

export const rule = commandLineRule({
  id: 'HPC094',
  title: 'Arguments reach the program unchanged',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The program receives other arguments than the manifest specifies.',
  fix: 'Let the program read the value from a file or an environment variable, or put the command into a script in a ConfigMap, as NodeScript does.',
  fixable: false,
  sources: [
    'https://github.com/kubernetes/kubernetes/blob/master/third_party/forked/golang/expansion/expand.go',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/lifecycle/handlers.go',
    'https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments',
  ],
}, ['garbled-dollar', 'variable-not-replaced', 'vector-differs']);

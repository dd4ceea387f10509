import { RuleOutcome, Severity } from '../finding';
import type { RuleBase } from '../rule';

export const rule: RuleBase = {
  id: 'HPC085',
  title: 'kubectl reads a manifest as other programs read it',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'kubectl follows YAML 1.1, and editors and other programs follow YAML 1.2. The check reads the manifest as kubectl does, and the cluster can get other values than a reader sees.',
  fix: 'Write the manifest so that both versions of YAML give the same values.',
  fixable: true,
  sources: [
    'https://github.com/yaml/go-yaml/blob/v2/decode.go',
    'https://github.com/kubernetes/apimachinery/blob/master/pkg/util/yaml/decoder.go',
    'https://github.com/kubernetes/cli-runtime/blob/master/pkg/resource/visitor.go',
  ],
};

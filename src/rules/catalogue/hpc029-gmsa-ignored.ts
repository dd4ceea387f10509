import { RuleOutcome, Severity } from '../finding';
import { gmsaOptionsOf } from '../reading/gmsa';
import { isSet } from '../reading/json';
import type { PodRule } from '../rule';

const fields = ['gmsaCredentialSpecName', 'gmsaCredentialSpec'] as const;

export const rule: PodRule = {
  id: 'HPC029',
  title: 'A HostProcess pod does not use a gMSA',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The container runtime reads credential specs only for containers with isolation. A HostProcess container runs as its runAsUserName, without the gMSA.',
  fix: 'Remove the gMSA fields. On the network, LocalSystem and NetworkService act as the account of the node itself.',
  fixable: true,
  sources: [
    'https://github.com/microsoft/hcsshim/tree/main/internal/jobcontainers',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-gmsa/',
  ],
  fields: ['gmsaCredentialSpecName', 'gmsaCredentialSpec'],
  checkPod(pod, context) {
    for (const { who, pointer, options } of gmsaOptionsOf(pod, context)) {
      for (const field of fields.filter((name) => isSet(options[name]))) {
        context.report({ pointer: `${pointer}/${field}`, message: `${who} sets ${field}` });
      }
    }
  },
};

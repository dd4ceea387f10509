import { quoted } from '../../facts/errors';
import { EVERY_VARIABLE, UNDONE_VARIABLE } from '../../facts/node-agent';
import { RuleOutcome, Severity } from '../finding';
import { objectsOf } from '../reading/json';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC095',
  title: 'Settings that the node undoes are applied repeatedly',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Each start of kubelet removes the access to a folder of pod logs, and nothing restores the access before the next pod.',
  fix: 'Set every in WindowsNodeSettings, or create the group with LocalGroupBootstrap, which repairs it every 15 minutes.',
  fixable: false,
  sources: ['https://github.com/kubernetes/kubernetes/issues/126161'],
  fields: ['env'],
  checkPod(pod, { report }) {
    for (const container of pod.hostProcessContainers) {
      const variables = objectsOf(container.spec.env);
      if (variables.some(([, { name }]) => name === EVERY_VARIABLE)) {
        continue;
      }
      for (const [index, { name, value }] of variables) {
        if (name === UNDONE_VARIABLE) {
          report({
            pointer: `${container.pointer}/env/${index}`,
            message: `container ${quoted(container.name)} grants ${quoted(value)} once per pod`,
          });
        }
      }
    }
  },
};

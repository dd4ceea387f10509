import { quoted } from '../../facts/errors';
import { EVERY_VARIABLE } from '../../facts/node-agent';
import { RuleOutcome, Severity } from '../finding';
import { nodeAgentsOf } from '../reading/desired-state';
import { objectsOf } from '../reading/json';
import type { SetRule } from '../rule';

export const rule: SetRule = {
  id: 'HPC120',
  title: 'A node agent that writes metrics runs repeatedly',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'The agent runs once per pod, so the metrics show the state at that time. They do not show differences that appear later, and a pending restart stays pending in them.',
  fix: 'Leave textfileDirectory out of desired.json, or let the agent run repeatedly. In code, set every in WindowsNodeSettings.',
  fixable: false,
  sources: ['https://github.com/cdk8s-hostprocess/cdk8s-hostprocess/blob/main/docs/node-settings.md'],
  checkSet(objects, { report }) {
    for (const { about, container, desired } of nodeAgentsOf(objects)) {
      const isRepeated = objectsOf(container.spec.env).some(([, { name }]) => name === EVERY_VARIABLE);
      if (typeof desired.textfileDirectory === 'string' && !isRepeated) {
        report(about, {
          pointer: container.pointer,
          message: `container ${quoted(container.name)} writes metrics to ${quoted(desired.textfileDirectory)} once per pod`,
        });
      }
    }
  },
};

import { powerShellRule } from './powershell-rule';
import { isShutdown, restartOf } from '../../facts/powershell/risks';
import { RuleOutcome, Severity } from '../finding';
import { commandsOf } from '../reading/commands';
import { whereOf } from '../reading/handlers';
import type { PodRule, SetRule } from '../rule';

const inPowerShell = powerShellRule({
  id: 'HPC107',
  title: 'A HostProcess container does not restart its node',
  outcome: RuleOutcome.RISK,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Nothing drains the node first, so all its pods end at once. A DaemonSet restarts every node at the same time, and again whenever its pods start.',
  fix: 'Report that the node needs a restart, and let an operator or a controller drain and restart one node after the other.',
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
    'https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.management/restart-computer',
  ],
}, (code) => {
  const command = restartOf(code);
  return command === undefined ? undefined : `runs ${command}, which restarts or stops the node`;
});

export const rule: PodRule & SetRule = {
  ...inPowerShell,
  checkPod(pod, context) {
    inPowerShell.checkPod(pod, context);
    for (const use of commandsOf(pod, context)) {
      const { parts, verdict: { elements }, words } = use;
      const part = parts.find(({ role, index }) => role === 'program' && isShutdown(words[index], words.slice(index + 1)));
      if (part !== undefined) {
        context.report({
          pointer: use.pointerTo(elements[part.index].position),
          message: `${whereOf(use.container, use.handler)} runs ${words[part.index]}, which restarts or stops the node`,
        });
      }
    }
  },
};

import { commandLineRule } from './command-rule';
import type { Problem } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { CommandUse, commandsOf } from '../reading/commands';
import { whereOf } from '../reading/handlers';
import { misspellingsIn } from '../reading/sandbox-spelling';
import type { PodRule } from '../rule';

const base = {
  id: 'HPC054',
  title: 'A command contains no cmd.exe syntax',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22', containerd: { since: '1.7' } },
  why: 'From containerd 1.7 on, cmd.exe reads the command before the program does, and interprets characters of its own syntax.',
  fix: 'Put the command into a PowerShell script in a ConfigMap, or let the program read the value from a file or an environment variable. A NodeScript is such a script.',
  symptoms: { log: ["'...' is not recognized as an internal or external command"] },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmd#remarks',
  ],
};

// HPC056 reports the percent signs of a misspelled sandbox variable.
const syntax = commandLineRule(base, ['metacharacter', 'quote-exposure', 'percent'], ({ kind, position }, use) => (
  kind === 'percent' && position !== undefined
    && misspellingsIn((position.field === 'command' ? use.command : use.args)[position.index], use.environment, true, { use, position }).length > 0
));

export const rule: PodRule = {
  ...base,
  checkPod(pod, context) {
    syntax.checkPod(pod, context);
    for (const use of commandsOf(pod, context)) {
      const [first] = use.verdict.unknowns;
      if (first !== undefined) {
        const { message, fix } = unknownValues(use);
        context.report({ severity: Severity.WARNING, pointer: use.pointerTo(first.position), message: `${whereOf(use.container, use.handler)}: ${message}`, fix });
      }
    }
  },
};

/** One finding for all values of a command, because the remedy is the same. */
function unknownValues({ verdict: { unknowns } }: CommandUse): Problem {
  const names = [...new Set(unknowns.map(({ name }) => name))];
  return names.length === 1 ? unknowns[0] : {
    message: `the command contains the values of ${names.join(', ')}, which are known only when the pod runs`,
    fix: 'Make sure that these values contain no space, no quote and none of the characters & | < > ^ %, or let the program read the environment variables itself.',
  };
}

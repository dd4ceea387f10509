import { commandLineRule } from './command-rule';
import { RuleOutcome, Severity } from '../finding';
import { commandsOf } from '../reading/commands';
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
  fix: 'Put the command into a script in a ConfigMap, as NodeScript does, or let the program read the value from a file or an environment variable.',
  symptoms: { log: ["'...' is not recognized as an internal or external command"] },
  fixable: false,
  sources: [
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go',
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmd#remarks',
  ],
};

// HPC056 reports the percent signs of a misspelled sandbox variable.
const syntax = commandLineRule(base, ['metacharacter', 'quote-exposure', 'percent'], ({ kind, position }, { command, args, environment }) => (
  kind === 'percent' && position !== undefined
    && misspellingsIn((position.field === 'command' ? command : args)[position.index], environment, command[0]).length > 0
));

export const rule: PodRule = {
  ...base,
  checkPod(pod, context) {
    syntax.checkPod(pod, context);
    for (const use of commandsOf(pod, context)) {
      for (const { position, message, fix } of use.verdict.unknowns) {
        const where = whereOf(use.container, use.handler);
        context.report({ severity: Severity.WARNING, pointer: use.pointerTo(position), message: `${where}: ${message}`, fix });
      }
    }
  },
};

import { dropsQuotesOfCommand } from '../../facts/cmd-line';
import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { commandsOf } from '../reading/commands';
import { whereOf } from '../reading/handlers';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC102',
  title: 'cmd.exe keeps the quotes around the program after /c',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The container runtime puts quotes around each element that contains a space. If the line after /c starts with a quote, cmd.exe often drops the first and the last quote of the line.',
  fix: 'Write call as an element of its own after /c, or use a path without spaces.',
  symptoms: { log: ["'...' is not recognized as an internal or external command"] },
  fixable: false,
  sources: [
    'https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmd#remarks',
    'https://github.com/kvaps/kubectl-node-shell/pull/45',
  ],
  checkPod(pod, context) {
    for (const use of commandsOf(pod, context)) {
      const words = use.command.length === 0 ? [] : use.verdict.elements.map(({ value }) => value);
      const index = dropsQuotesOfCommand(words);
      if (index !== undefined) {
        const { written, position } = use.verdict.elements[index];
        context.report({
          pointer: use.pointerTo(position),
          message: `${whereOf(use.container, use.handler)}: cmd.exe drops the quotes around ${quoted(written)}, so it starts ${quoted(words[index].split(/[ \t]/u)[0])}`,
        });
      }
    }
  },
};

import { CommandLineProblem, CommandLineProblemKind, executableProblem, ExecutableProblem } from '../../facts/cmd-line';
import { remembered } from '../../facts/remembered';
import { Severity } from '../finding';
import { CommandUse, commandsOf } from '../reading/commands';
import { whereOf } from '../reading/handlers';
import type { PodTemplate } from '../reading/pod-template';
import type { PodRule, RuleBase, RuleContext } from '../rule';

/** A rule for some kinds of command line problems. */
export function commandLineRule(
  base: RuleBase,
  kinds: readonly CommandLineProblemKind[],
  isExcepted: (problem: CommandLineProblem, use: CommandUse) => boolean = () => false,
): PodRule {
  return {
    ...base,
    checkPod(pod, context) {
      for (const use of commandsOf(pod, context)) {
        for (const problem of use.verdict.problems) {
          if (kinds.includes(problem.kind) && !isExcepted(problem, use)) {
            context.report({
              severity: problem.mild ? Severity.WARNING : undefined,
              pointer: use.pointerTo(problem.position),
              message: `${whereOf(use.container, use.handler)}: ${problem.message}`,
              fix: problem.fix,
            });
          }
        }
      }
    },
  };
}

const problemOfProgram = remembered((program: string) => program, (program) => ({ problem: executableProblem(program) }));

/** A rule for problems with the program, which is the first word of a command. */
export function executableRule(
  base: RuleBase,
  kinds: readonly ExecutableProblem['kind'][],
  isExcepted: (use: CommandUse, context: RuleContext, pod: PodTemplate) => boolean = () => false,
): PodRule {
  return {
    ...base,
    checkPod(pod, context) {
      for (const use of commandsOf(pod, context)) {
        const problem = use.command.length === 0 ? undefined : problemOfProgram(use.command[0]).problem;
        if (problem !== undefined && kinds.includes(problem.kind) && !isExcepted(use, context, pod)) {
          const { kind, message, fix } = problem;
          // The image can contain such a program.
          const severity = kind === 'unix-program' ? Severity.WARNING : undefined;
          context.report({ severity, pointer: use.pointerTo({ field: 'command', index: 0 }), message: `${whereOf(use.container, use.handler)}: ${message}`, fix });
        }
      }
    },
  };
}

import { isCmd, VariableReference, variableReferences } from '../../facts/cmd-line';
import { quoted } from '../../facts/errors';
import { SANDBOX_VARIABLE } from '../../facts/sandbox';
import { RuleOutcome, Severity } from '../finding';
import { CommandUse, commandsOf } from '../reading/commands';
import { whereOf } from '../reading/handlers';
import { isPowerShellCode } from '../reading/sandbox-spelling';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC089',
  title: 'A command refers to its environment variables in the syntax of Kubernetes',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'No shell reads the command, and the container runtime replaces only the sandbox variable. The program receives the reference as it is written.',
  fix: 'Write $(NAME), which kubelet replaces with the value of the variable.',
  fixable: true,
  sources: [
    'https://github.com/prometheus-community/windows_exporter/issues/1182',
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go',
    'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/#using-environment-variables-inside-of-your-config',
  ],
  fields: ['env'],
  checkPod(pod, context) {
    for (const use of commandsOf(pod, context)) {
      for (const { position, written } of use.environment.entries.length === 0 ? [] : use.verdict.elements) {
        const found = variableReferences(written).find((reference) => !isReplaced(reference, use, context.containerd.commandsThroughCmd));
        const declared = found && declaredName(found, use);
        if (found !== undefined && declared !== undefined && !isPowerShellCode({ use, position })) {
          context.report({
            severity: found.syntax === 'shell' || use.command.length === 0 ? Severity.WARNING : undefined,
            pointer: use.pointerTo(position),
            message: `${whereOf(use.container, use.handler)}: argument ${quoted(written)} contains ${found.text}, which nothing replaces`,
            ...texts(found, declared, use),
          });
        }
      }
    }
  },
};

function isReplaced(reference: VariableReference, use: CommandUse, throughCmd: boolean): boolean {
  const { parts, words } = use;
  return declaredName(reference, use) === undefined
    || reference.name.toUpperCase() === SANDBOX_VARIABLE
    // HPC054 reports the syntax of cmd.exe.
    || reference.syntax === 'cmd' && (throughCmd || parts.some(({ role, index }) => role === 'program' && isCmd(words[index])));
}

/** The name of the variable in the manifest. Windows does not distinguish upper and lower case. */
function declaredName({ name, syntax }: VariableReference, { environment }: CommandUse): string | undefined {
  return environment.entries.find((entry) => entry.name === name || syntax !== 'shell' && entry.name.toUpperCase() === name.toUpperCase())?.name;
}

function texts({ syntax }: VariableReference, name: string, { place }: CommandUse): { why?: string; fix: string } {
  const fix = place === 'hook' ? 'Let the program read the environment variable itself.' : `Write $(${name}).`;
  return syntax !== 'shell' ? { fix } : {
    why: 'No shell reads the command. The program receives the reference as it is written, and only few programs replace it themselves.',
    fix: `If the program does not replace it itself: ${fix.replace(/^./u, (letter) => letter.toLowerCase())}`,
  };
}

import type { SandboxMisspelling } from '../../facts/cmd-line';
import { SANDBOX_VARIABLE } from '../../facts/sandbox';
import { RuleOutcome, Severity } from '../finding';
import { whereOf } from '../reading/handlers';
import { misspellingsIn } from '../reading/sandbox-spelling';
import { SandboxText, sandboxTextsOf } from '../reading/sandbox-texts';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC056',
  title: 'The sandbox variable is spelled exactly as the container runtime expects it',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The container runtime replaces two exact spellings with the folder of the container, and leaves every other spelling unchanged.',
  fix: `Write %${SANDBOX_VARIABLE}%\\... in a command, and $env:${SANDBOX_VARIABLE}\\... in PowerShell code. SandboxPath returns both.`,
  symptoms: { log: ['The system cannot find the path specified'] },
  fixable: true,
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts',
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go',
  ],
  checkPod(pod, context) {
    for (const text of sandboxTextsOf(pod, context)) {
      const { use, position } = text;
      const element = use === undefined || position === undefined ? undefined : { use, position };
      for (const misspelling of misspellingsIn(text.value, text.environment, context.containerd.commandsThroughCmd, element)) {
        context.report({
          severity: severityOf(misspelling, text),
          pointer: text.pointer,
          message: `${whereOf(text.container, text.use?.handler)}: ${misspelling.message}`,
          fix: misspelling.fix,
        });
      }
    }
  },
};

function severityOf({ kind, readByPowerShell }: SandboxMisspelling, { use }: SandboxText): Severity | undefined {
  const entrypointMayRead = readByPowerShell && use !== undefined && use.command.length === 0;
  // Another name can be a variable that a script or the host defines.
  return kind === 'name' || entrypointMayRead ? Severity.WARNING : undefined;
}

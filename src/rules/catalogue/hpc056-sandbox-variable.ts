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
  fix: `Use SandboxPath for the path: commandLine returns %${SANDBOX_VARIABLE}%\\..., powerShell returns $env:${SANDBOX_VARIABLE}\\....`,
  symptoms: { log: ['The system cannot find the path specified'] },
  fixable: true,
  sources: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#volume-mounts',
    'https://github.com/microsoft/hcsshim/blob/main/internal/jobcontainers/jobcontainer.go',
  ],
  checkPod(pod, context) {
    for (const text of sandboxTextsOf(pod, context)) {
      for (const misspelling of misspellingsIn(text.value, text.environment, text.use?.command[0])) {
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

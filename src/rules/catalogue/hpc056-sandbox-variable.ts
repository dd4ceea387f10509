import type { SandboxMisspelling } from '../../facts/cmd-line';
import { SANDBOX_VARIABLE } from '../../facts/sandbox';
import { RuleOutcome, Severity } from '../finding';
import { whereOf } from '../reading/handlers';
import { misspellingsIn } from '../reading/sandbox-spelling';
import { SandboxText, sandboxTextsOf } from '../reading/sandbox-texts';
import type { PodRule } from '../rule';

export const rule: PodRule = {
  id: 'HPC056',
  title: 'The sandbox variable is spelt as the container runtime replaces it',
  outcome: RuleOutcome.RUNS_OTHERWISE,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'The container runtime replaces two spellings by the folder of the container, letter by letter, and leaves every other one as it is.',
  fix: `Take the path from SandboxPath: commandLine gives %${SANDBOX_VARIABLE}%\\..., powerShell gives $env:${SANDBOX_VARIABLE}\\....`,
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
  // Another name may be that of a variable which a script or the host has.
  return kind === 'name' || entrypointMayRead ? Severity.WARNING : undefined;
}

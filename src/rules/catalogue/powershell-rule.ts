import { quoted } from '../../facts/errors';
import { whereOf } from '../reading/handlers';
import { inlineCodeOf, mountedScriptsOf } from '../reading/powershell-code';
import type { PodRule, RuleBase, SetRule } from '../rule';

/**
 * A rule about PowerShell code: after `-Command` in a command, and in a script of a ConfigMap.
 * @param problemIn what is wrong with the code, without a subject, or undefined
 */
export function powerShellRule(base: RuleBase, problemIn: (code: string, isWindowsPowerShell: boolean) => string | undefined): PodRule & SetRule {
  return {
    ...base,
    checkPod(pod, context) {
      for (const { use, code, pointer, isWindowsPowerShell } of inlineCodeOf(pod, context)) {
        const problem = problemIn(code, isWindowsPowerShell);
        if (problem !== undefined) {
          context.report({ pointer, message: `the PowerShell code of ${whereOf(use.container, use.handler)} ${problem}` });
        }
      }
    },
    checkSet(objects, { report, ...context }) {
      for (const { about, code, key, pointer } of mountedScriptsOf(objects, { ...context, report: () => undefined })) {
        const problem = problemIn(code, true);
        if (problem !== undefined) {
          report(about, { pointer, message: `script ${quoted(key)} ${problem}` });
        }
      }
    },
  };
}

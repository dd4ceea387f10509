import { Severity } from '../finding';
import { accountMessage, accountsOf, AccountUse, logonSeverity } from '../reading/accounts';
import type { PodTemplate } from '../reading/pod-template';
import type { PodRule, Report, RuleBase, RuleContext } from '../rule';

/** A rule for one of the problems that the API server has with the form of an account's name. */
export function refusedAccountRule(base: RuleBase): PodRule {
  return { ...problemRule(base, () => Severity.ERROR), scope: 'windows' };
}

/** A rule for one of the reasons why an account that the API server accepts cannot log on. */
export function logonRule(base: RuleBase): PodRule {
  return problemRule(base, logonSeverity);
}

/** A rule about accounts that have nothing wrong with their names. The report's message says what is the matter with the account. */
export function accountRule(base: RuleBase, judge: (use: AccountUse, pod: PodTemplate, context: RuleContext) => Omit<Report, 'pointer'> | undefined): PodRule {
  return {
    ...base,
    checkPod(pod, context) {
      for (const use of accountsOf(pod, context)) {
        const report = use.isUsed && use.problems.length === 0 ? judge(use, pod, context) : undefined;
        if (report !== undefined) {
          context.report({ ...report, pointer: use.pointer, message: accountMessage(use, report.message) });
        }
      }
    },
  };
}

function problemRule(base: RuleBase, severityIn: (pod: PodTemplate) => Severity): PodRule {
  return {
    ...base,
    checkPod(pod, context) {
      for (const use of accountsOf(pod, context)) {
        for (const { rule, message, fix } of use.problems) {
          if (rule === base.id) {
            context.report({ severity: severityIn(pod), pointer: use.pointer, message: accountMessage(use, message), fix });
          }
        }
      }
    },
  };
}

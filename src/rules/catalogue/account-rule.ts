import { RuleOutcome, Severity } from '../finding';
import { accountMessage, accountsOf, AccountUse, logonSeverity } from '../reading/accounts';
import type { PodTemplate } from '../reading/pod-template';
import type { PodRule, Report, RuleBase, RuleContext } from '../rule';

/** A rule for one of the reasons why the API server refuses the name of an account. */
export function refusedAccountRule(base: RuleBase): PodRule {
  return { ...problemRule(base, () => Severity.ERROR), scope: 'windows' };
}

/** A rule for one of the reasons why an account that the API server accepts cannot log on. */
export function logonRule(base: RuleBase): PodRule {
  return problemRule(base, logonSeverity);
}

/**
 * A rule about accounts whose names are valid. The message of the report describes the problem. One
 * reason covers all uses of an account, so a risk is reported for its first use.
 */
export function accountRule(base: RuleBase, judge: (use: AccountUse, pod: PodTemplate, context: RuleContext) => Omit<Report, 'pointer'> | undefined): PodRule {
  return {
    ...base,
    checkPod(pod, context) {
      const reported = new Set<string>();
      for (const use of accountsOf(pod, context)) {
        const report = use.isUsed && use.problems.length === 0 ? judge(use, pod, context) : undefined;
        if (report !== undefined && !(base.outcome === RuleOutcome.RISK && reported.has(use.name))) {
          reported.add(use.name);
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

import { disagreements, isRefusal, rulesOf } from './comparison';
import type { Recorded } from './records';
import { placeOfCause, ruleOf, sortOfCause, sortOfWarning } from './server-words';

/** What is counted over all objects of a run. */
export class Totals {
  public objects = 0;
  /** Objects that the server refuses, or pods of which it does. */
  public refused = 0;
  /** Workloads that the server takes, and no pod of them. */
  public withoutPods = 0;
  /** Objects in which nothing but one rule is broken, by rule. */
  public readonly alone = new Map<string, number>();
  /** Objects that would be judged wrongly without a rule, by rule. */
  public readonly withoutRule = new Map<string, number>();
  /** Fields that the server refused for a rule, without positions. */
  public readonly fields = new Set<string>();
  /** What the server said that no rule is about. */
  public readonly otherRejections = new Map<string, number>();
  public readonly warnings = new Map<string, number>();

  public add(recorded: Recorded, found: readonly string[]): void {
    const { said, saidOfPod } = recorded;
    const causes = [...said.causes, ...saidOfPod?.causes ?? []];
    const rules = rulesOf(recorded);
    this.objects += 1;
    this.refused += rules.size > 0 ? 1 : 0;
    this.withoutPods += said.accepted && saidOfPod?.accepted === false ? 1 : 0;
    const [only] = rules;
    if (rules.size === 1 && only !== undefined) {
      count(this.alone, only);
    }
    for (const rule of found.length > 0 ? [] : rulesThatRefuse(recorded)) {
      if (disagreements(without(rule, recorded)).length > 0) {
        count(this.withoutRule, rule);
      }
    }
    for (const cause of causes) {
      if (ruleOf(cause) === undefined) {
        count(this.otherRejections, sortOfCause(cause));
      } else {
        this.fields.add(placeOfCause(cause));
      }
    }
    [...said.warnings, ...saidOfPod?.warnings ?? []].forEach((text) => count(this.warnings, sortOfWarning(text)));
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function rulesThatRefuse({ findings }: Recorded): Set<string> {
  return new Set(findings.filter(isRefusal).map(({ rule }) => rule));
}

/** The same answers of the server, judged as if there were no such rule. */
function without(left: string, recorded: Recorded): Recorded {
  return { ...recorded, findings: recorded.findings.filter(({ rule }) => rule !== left) };
}

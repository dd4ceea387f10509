import type { LocatedFinding } from './located-finding';
import { printable } from './printable';
import { Severity } from '../rules/finding';

/** What cdk8s-cli prints for one broken rule. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: ViolatingResource[];
}

interface ViolatingResource {
  /** The name of the object alone, because cdk8s-cli finds the construct by this name. */
  readonly resourceName: string;
  readonly locations: string[];
  readonly manifestPath: string;
}

/**
 * The findings as violations, one for each rule, errors first. A rule with different texts for
 * different objects has one violation for each text, so that every object is listed below the text
 * that applies to it.
 *
 * @param nameOf the name of a file for users
 */
export function violationsOf(findings: readonly LocatedFinding[], nameOf: (path: string) => string): Violation[] {
  const sorted = [Severity.ERROR, Severity.WARNING].flatMap((severity) => (
    findings.filter(({ finding }) => finding.severity === severity).sort(byRule)
  ));
  const groups = grouped(sorted, ({ finding: { rule, severity, why, fix } }) => [rule, severity, why, fix]);
  return groups.map((group) => {
    const { severity, rule, why, fix, docs } = group[0].finding;
    return {
      ruleName: `${severity}[${rule}]`,
      recommendation: printable(why),
      fix: printable(`${fix} See ${docs}`),
      violatingResources: grouped(group, ({ finding, file }) => [finding.subject, file.path]).map((located) => violatingResource(located, nameOf)),
    };
  });
}

function byRule(a: LocatedFinding, b: LocatedFinding): number {
  return a.finding.rule < b.finding.rule ? -1 : a.finding.rule > b.finding.rule ? 1 : 0;
}

function grouped(findings: readonly LocatedFinding[], keyOf: (located: LocatedFinding) => readonly string[]): LocatedFinding[][] {
  const groups = new Map<string, LocatedFinding[]>();
  for (const located of findings) {
    const key = JSON.stringify(keyOf(located));
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [located]);
    } else {
      group.push(located);
    }
  }
  return [...groups.values()];
}

function violatingResource(findings: readonly LocatedFinding[], nameOf: (path: string) => string): ViolatingResource {
  const [{ finding: { subject }, file: { path } }] = findings;
  return {
    resourceName: printable(subject.replace(/^.*[ /]/su, '')),
    locations: findings.map((located) => printable(locationText(located, nameOf(path)))),
    manifestPath: path,
  };
}

/**
 * `dist/app.k8s.yaml:14:5 /spec/hostNetwork Pod default/agent: hostNetwork is false`; without the
 * object if there is none.
 */
function locationText({ finding: { document, pointer, subject, message }, range }: LocatedFinding, name: string): string {
  const place = range === undefined ? name : `${name}:${range.start.line}:${range.start.column}`;
  const about = document === -1 ? message : `${subject}: ${message}`;
  return [place, pointer, about].filter((part) => part !== '').join(' ');
}

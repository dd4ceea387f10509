import type { Configuration, ConfiguredSeverity } from './configuration';
import { complaintAbout } from './configured-suppressions';
import type { LocatedFinding } from './located-finding';
import { catalogue } from '../rules/catalogue';
import { Finding, Severity } from '../rules/finding';
import { isSuppressible } from '../rules/suppressions';

/**
 * The findings with the severities that the configuration sets, without those of rules that are
 * off. The severity of a refusal by the API server cannot be lowered, and trying to lower it is a
 * finding of its own.
 */
export function withConfiguredSeverities(findings: readonly LocatedFinding[], { severities, file }: Configuration): LocatedFinding[] {
  const ineffective = new Set<ConfiguredSeverity>();
  const changed = findings.flatMap((located): LocatedFinding[] => {
    const { finding } = located;
    const entry = severities.find(({ rule }) => rule === finding.rule);
    if (entry === undefined || entry.severity === finding.severity) {
      return [located];
    }
    if (entry.severity !== Severity.ERROR && !isSuppressible(finding, catalogue.find(({ id }) => id === entry.rule)!)) {
      ineffective.add(entry);
      return [located];
    }
    return entry.severity === 'off' ? [] : [{ ...located, finding: Finding._of({ ...finding, severity: entry.severity }) }];
  });
  return [...changed, ...[...ineffective].map(({ rule, severity, range, pointer }): LocatedFinding => ({
    finding: complaintAbout(pointer, file.path, `the severity of ${rule} is ${severity}, but a refusal by the API server stays an error`),
    file,
    range,
  }))];
}

import { createHash } from 'node:crypto';
import { FindingIdentities } from './finding-identity';
import { printableJson } from './printable-json';
import type { ReportPaths } from './report-paths';
import { Finding, RuleOutcome, Severity } from '../../rules/finding';
import type { CheckResult } from '../check-result';
import { printable } from '../printable';

/**
 * The report for GitLab, which shows it in merge requests. Accepted findings are left out, because
 * GitLab cannot show them as accepted. GitLab recognizes a finding by its fingerprint.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabReport({ findings }: CheckResult, paths: ReportPaths): string {
  const identities = new FindingIdentities();
  const counted = findings.filter(({ finding }) => finding.suppression === undefined);
  return printableJson(counted.map((located) => {
    const { finding, file, range } = located;
    const path = paths.fromRoot(file.path) ?? file.path;
    const { subject, message, why, fix, docs } = finding;
    return {
      description: printable(`${subject === file.path ? '' : `${subject}: `}${message}. ${why} ${fix} ${docs}`),
      check_name: finding.rule,
      fingerprint: createHash('sha256').update(`${path}\n${identities.of(located)}`).digest('hex').slice(0, 32),
      severity: severityOf(finding),
      location: { path, lines: { begin: range?.start.line ?? 1, ...range && { end: range.end.line } } },
    };
  }));
}

/** GitLab knows info, minor, major, critical and blocker. */
function severityOf({ severity, outcome }: Finding): string {
  const isRefused = outcome === RuleOutcome.OBJECT_REFUSED || outcome === RuleOutcome.PODS_REFUSED;
  return severity === Severity.WARNING ? 'minor' : isRefused ? 'critical' : 'major';
}

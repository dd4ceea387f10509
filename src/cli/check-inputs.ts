import type { Baseline } from './baseline';
import type { CheckedInput, CheckResult, CheckSummary, RuleCount } from './check-result';
import type { Configuration } from './configuration';
import { withConfiguredSeverities } from './configured-severities';
import { suppressConfigured } from './configured-suppressions';
import { ExitCode } from './exit-codes';
import { FailOn, fails } from './fail-on';
import type { Inputs } from './input-files';
import { inputFinding, readingFinding } from './input-finding';
import { inOrder, LocatedFinding } from './located-finding';
import { ManifestSet, readManifests } from '../manifests';
import { Severity } from '../rules/finding';
import type { RuleTargetOptions } from '../rules/rule';
import { Rules } from '../rules/rules';

/** How inputs are checked. */
export interface CheckSettings {
  readonly target: RuleTargetOptions;
  readonly failOn: FailOn;
  /** @default - none */
  readonly configuration?: Configuration;
  /** @default - none */
  readonly baseline?: Baseline;
  /** The day of the check, as `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * Applies the rules to all inputs together. Input that cannot be read is a finding, and the rest is
 * still checked.
 */
export function checkInputs({ sources, missing, skipped }: Inputs, settings: CheckSettings): CheckResult {
  const { target, failOn, configuration, baseline, today } = settings;
  const manifests = readManifests(sources);
  const inputs: CheckedInput[] = [
    ...manifests.files.map(({ path, documentCount, problems }) => ({ path, documents: documentCount, problems })),
    ...missing.map(({ path, problem }) => ({ path, documents: 0, problems: [problem] })),
  ];
  const isComplete = inputs.every(({ problems }) => problems.length === 0);
  const found = [...findingsIn(manifests, target), ...problemsIn(manifests), ...missing.map(({ path, problem }) => (
    { finding: inputFinding(path, problem), file: { path, lineAt: () => undefined } }
  ))];
  const paths = inputs.map(({ path }) => path);
  const decided = configuration === undefined ? found
    : suppressConfigured(withConfiguredSeverities(found, configuration), configuration, { target, today, paths, isComplete });
  const { findings: judged, fixed } = baseline?.applied(decided, paths) ?? { findings: decided, fixed: 0 };
  const summary = summaryOf(judged, manifests);
  return {
    inputs,
    skipped,
    findings: inOrder(judged, paths),
    target,
    failOn,
    configuration: configuration?.file.path,
    baseline: baseline && { path: baseline.path, fixed: isComplete ? fixed : 0 },
    summary,
    exitCode: !isComplete ? ExitCode.BAD_INPUT
      : summary.documents === 0 ? ExitCode.NOTHING_TO_CHECK
        : judged.some(({ finding }) => fails(finding, failOn)) ? ExitCode.FINDINGS : ExitCode.CLEAN,
  };
}

function findingsIn({ documents }: ManifestSet, target: RuleTargetOptions): LocatedFinding[] {
  return Rules.check(documents.map(({ value }) => value), target).map((finding) => {
    const { file, value, locate } = documents[finding.document];
    return { finding, file, range: locate(finding.pointer), document: value, suppressedBy: finding.suppression === undefined ? undefined : 'annotation' };
  });
}

function problemsIn({ files }: ManifestSet): LocatedFinding[] {
  return files.flatMap((file) => [
    ...file.problems.map((problem) => ({ finding: inputFinding(file.path, problem), file, range: problem.range })),
    ...file.remarks.map((remark) => ({ finding: readingFinding(file.path, remark), file, range: remark.range })),
  ]);
}

function summaryOf(findings: readonly LocatedFinding[], { files }: ManifestSet): CheckSummary {
  const counted = findings.filter(({ finding }) => finding.suppression === undefined);
  const errors = counted.filter(({ finding }) => finding.severity === Severity.ERROR).length;
  const inBaseline = findings.filter(({ suppressedBy }) => suppressedBy === 'baseline').length;
  return {
    errors,
    warnings: counted.length - errors,
    suppressed: findings.length - counted.length - inBaseline,
    inBaseline,
    rules: ruleCounts(counted),
    files: files.length,
    documents: files.reduce((sum, { documentCount }) => sum + documentCount, 0),
    passedOver: files.reduce((sum, { passedOverCount }) => sum + passedOverCount, 0),
  };
}

/** The numbers of each rule, by its id. */
function ruleCounts(counted: readonly LocatedFinding[]): RuleCount[] {
  const counts = new Map<string, { rule: string; errors: number; warnings: number }>();
  for (const { finding: { rule, severity } } of counted) {
    const count = counts.get(rule) ?? { rule, errors: 0, warnings: 0 };
    count[severity === Severity.ERROR ? 'errors' : 'warnings']++;
    counts.set(rule, count);
  }
  return [...counts.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

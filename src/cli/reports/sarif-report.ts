import { FindingIdentities } from './finding-identity';
import { printableJson } from './printable-json';
import type { ReportPaths } from './report-paths';
import { sarifDriver, sarifRule } from './sarif-rules';
import type { SourceRange } from '../../manifests';
import { catalogue } from '../../rules/catalogue';
import { Finding, Severity } from '../../rules/finding';
import type { CheckResult } from '../check-result';
import { ExitCode, exitCodeTexts } from '../exit-codes';
import type { LocatedFinding } from '../located-finding';
import { printable } from '../printable';
import { PROGRAM, programVersion } from '../program';
import { targetJson } from '../target';

/**
 * The number of results that GitHub accepts in one run. It refuses a file with more.
 * @see https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const MOST_RESULTS = 25_000;

export interface SarifReport {
  readonly text: string;
  /** The number of omitted findings. */
  readonly leftOut: number;
}

/**
 * The report for code scanning: SARIF 2.1.0.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(result: CheckResult, paths: ReportPaths): SarifReport {
  const { findings, exitCode, target } = result;
  const shown = mostImportant(findings);
  const positions = new Map(catalogue.map(({ id }, index) => [id, index]));
  const identities = new FindingIdentities();
  const version = programVersion();
  const text = printableJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: PROGRAM, ...sarifDriver, version, semanticVersion: version, rules: catalogue.map((rule) => sarifRule(rule, target)) } },
      invocations: [{
        executionSuccessful: exitCode !== ExitCode.BAD_INPUT,
        exitCode,
        exitCodeDescription: exitCodeTexts.find(([code]) => code === exitCode)![1],
        toolExecutionNotifications: result.inputs.flatMap(({ path, problems }) => problems.map(({ message, fix, range }) => ({
          level: 'error',
          message: { text: plainText(`${message}. ${fix}`) },
          locations: [{ physicalLocation: physicalLocation(paths, path, range) }],
        }))),
      }],
      columnKind: 'utf16CodeUnits',
      properties: { target: targetJson(target), documents: result.summary.documents, passedOver: result.summary.passedOver },
      results: shown.map((located) => sarifResult(located, positions, paths, identities.of(located))),
    }],
  });
  return { text, leftOut: findings.length - shown.length };
}

/**
 * All findings, or as many as GitHub accepts. In that case errors come first, and suppressed
 * findings last.
 */
function mostImportant(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  if (findings.length <= MOST_RESULTS) {
    return findings;
  }
  const weight = ({ suppression, severity }: Finding) => (suppression !== undefined ? 2 : severity === Severity.ERROR ? 0 : 1);
  return [...findings].sort((a, b) => weight(a.finding) - weight(b.finding)).slice(0, MOST_RESULTS);
}

function sarifResult(located: LocatedFinding, positions: ReadonlyMap<string, number>, paths: ReportPaths, identity: string): object {
  const { finding: { rule, severity, outcome, subject, pointer, message, why, fix, suppression }, file, range, suppressedBy } = located;
  return {
    ruleId: rule,
    ruleIndex: positions.get(rule),
    level: severity,
    message: { text: plainText(`${message}. ${why} ${fix}`) },
    locations: [{
      physicalLocation: physicalLocation(paths, file.path, range),
      logicalLocations: [{ name: subject, fullyQualifiedName: `${subject}${pointer}`, kind: 'resource' }],
    }],
    partialFingerprints: { 'primaryLocationLineHash': identity, 'hostprocess/v1': identity },
    suppressions: suppression === undefined ? [] : [{ kind: suppressedBy === 'annotation' ? 'inSource' : 'external', justification: suppression }],
    properties: { outcome, pointer },
  };
}

function physicalLocation(paths: ReportPaths, path: string, range: SourceRange | undefined): object {
  // GitHub shows nothing for a result without a line.
  const { start, end } = range ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return {
    artifactLocation: paths.uri(path),
    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
  };
}

// In a SARIF message, [text](URL) is a link. A manifest must not create links.
function plainText(message: string): string {
  return printable(message).replace(/\]\(/gu, '] (');
}

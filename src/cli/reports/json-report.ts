import { printableJson } from './printable-json';
import { PROJECT_URL } from '../../facts/project';
import type { InputProblem } from '../../manifests';
import type { CheckedInput, CheckResult } from '../check-result';
import type { LocatedFinding } from '../located-finding';
import { PROGRAM, programVersion } from '../program';
import { targetJson } from '../target';

/**
 * Increases when a reader of earlier reports would misread a new report. Additions alone do not
 * change it.
 */
const SCHEMA_VERSION = '1';

/** The report for programs. Its schema is check-report.schema.json. */
export function jsonReport({ inputs, skipped, findings, target, failOn, configuration, baseline, summary, exitCode }: CheckResult): string {
  return printableJson({
    $schema: `${PROJECT_URL}/blob/main/src/cli/check-report.schema.json`,
    schemaVersion: SCHEMA_VERSION,
    tool: { name: PROGRAM, version: programVersion(), informationUri: PROJECT_URL },
    target: targetJson(target),
    failOn,
    configuration,
    baseline,
    exitCode,
    summary,
    inputs: inputs.map(inputEntry),
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    findings: findings.map(findingEntry),
  });
}

function inputEntry({ path, documents, problems }: CheckedInput): object {
  return { path, documents, problems: problems.map(({ message, fix, range }: InputProblem) => ({ message, fix, range })) };
}

function findingEntry({ finding, file, range, suppressedBy }: LocatedFinding): object {
  const { rule, severity, outcome, subject, pointer, message, why, fix, docs, suppression } = finding;
  return {
    rule,
    severity,
    outcome,
    subject,
    file: file.path,
    range,
    pointer,
    message,
    why,
    fix,
    docs,
    suppression: suppression === undefined ? undefined : { by: suppressedBy, reason: suppression },
  };
}

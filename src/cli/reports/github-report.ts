import type { ReportPaths } from './report-paths';
import type { SourceRange } from '../../manifests';
import type { CheckResult } from '../check-result';
import type { LocatedFinding } from '../located-finding';
import { printable } from '../printable';

/**
 * Commands for the runner of GitHub Actions, which shows each finding next to its line. Suppressed
 * findings are left out, because an annotation asks for attention.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport({ findings }: CheckResult, paths: ReportPaths): string {
  return findings.filter(({ finding }) => finding.suppression === undefined).map((located) => `${annotation(located, paths)}\n`).join('');
}

function annotation({ finding, file, range }: LocatedFinding, paths: ReportPaths): string {
  const { severity, rule, subject, message, why, fix, docs } = finding;
  const path = paths.fromRoot(file.path);
  const properties = { ...path === undefined ? {} : { file: path, ...placeOf(range) }, title: `${rule}: ${subject}` };
  const given = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  const elsewhere = path === undefined ? [`${file.path}${range === undefined ? '' : `:${range.start.line}:${range.start.column}`}`] : [];
  const lines = [...elsewhere, message, why, fix, docs].map((line) => printable(line));
  return `::${severity} ${given.join(',')}::${escapedMessage(lines.join('\n'))}`;
}

// The runner supports columns only within one line.
function placeOf(range: SourceRange | undefined): object {
  if (range === undefined) {
    return {};
  }
  const { start, end } = range;
  return { line: start.line, endLine: end.line, ...start.line === end.line && { col: start.column, endColumn: end.column } };
}

function escapedMessage(text: string): string {
  return text.replace(/%/gu, '%25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A');
}

function escapedProperty(text: string): string {
  return escapedMessage(printable(text)).replace(/:/gu, '%3A').replace(/,/gu, '%2C');
}

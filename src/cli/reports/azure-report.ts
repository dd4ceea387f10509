import type { ReportPaths } from './report-paths';
import type { CheckResult } from '../check-result';
import type { LocatedFinding } from '../located-finding';
import { printable } from '../printable';

/**
 * Commands for the agent of Azure Pipelines, which shows each finding in the summary of the run.
 * Accepted findings are left out, because an issue asks for attention.
 *
 * @see https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands
 */
export function azureReport({ findings }: CheckResult, paths: ReportPaths): string {
  return findings.filter(({ finding }) => finding.suppression === undefined).map((located) => `${issue(located, paths)}\n`).join('');
}

function issue({ finding, file, range }: LocatedFinding, paths: ReportPaths): string {
  const { severity, rule, subject, message, why, fix, docs } = finding;
  const properties = {
    type: severity,
    sourcepath: paths.fromRoot(file.path) ?? file.path,
    ...range && { linenumber: range.start.line, columnnumber: range.start.column },
    code: rule,
  };
  const given = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))};`).join('');
  const text = `${subject === file.path ? '' : `${subject}: `}${message}. ${why} ${fix} ${docs}`;
  return `##vso[task.logissue ${given}]${escapedMessage(printable(text))}`;
}

// The agent turns %AZP25 into a percent sign.
function escapedMessage(text: string): string {
  return text.replace(/%/gu, '%AZP25').replace(/\r/gu, '%0D').replace(/\n/gu, '%0A');
}

function escapedProperty(text: string): string {
  return escapedMessage(printable(text)).replace(/\]/gu, '%5D').replace(/;/gu, '%3B');
}

import type { CheckOptions } from './check-options';
import type { CheckResult } from './check-result';
import { colorPainter, hasColors, plainPainter } from './colors';
import { chartNote } from './exclusions';
import { writeReport } from './output-files';
import type { Format, OutputRequest } from './output-request';
import { printable } from './printable';
import { CHECK } from './program';
import { ReportPaths } from './reports/report-paths';
import { summaryText, textReport } from './reports/text-report';
import type { Surroundings } from './surroundings';
import { UsageError } from './usage-error';
import { quoted } from '../facts/errors';

/**
 * Writes all reports of a check. Reports in files come first, so that they exist even if stdout
 * fails.
 */
export function writeReports(
  result: CheckResult, { outputs, color, quiet, newBaseline }: CheckOptions, files: ReadonlyMap<OutputRequest, string>, surroundings: Surroundings,
): void {
  const { stdout, stderr, workingDirectory, environment } = surroundings;
  const notes = [...result.skipped.filter(({ reason }) => reason === 'chart').map(({ path }) => chartNote(path)), ...baselineNotes(result, newBaseline)].map(printable);
  const paths = new ReportPaths(workingDirectory, environment.GITHUB_WORKSPACE ?? environment.CI_PROJECT_DIR ?? environment.BUILD_SOURCESDIRECTORY);
  const textOf = (format: Format, colored: boolean) => reportWriters[format]({ result, paths, quiet, colored, note: (text) => notes.push(text) });
  for (const [{ format, path }, file] of files) {
    write(file, path, textOf(format, color === 'always'));
  }
  const onStdout = outputs.find((output) => !files.has(output));
  if (onStdout !== undefined) {
    stdout.write(textOf(onStdout.format, hasColors(color, surroundings)));
  }
  if (onStdout?.format !== 'text') {
    notes.push(summaryText(result));
  }
  if (!quiet) {
    stderr.write(notes.map((text) => `${text}\n`).join(''));
  }
}

function baselineNotes({ baseline, summary }: CheckResult, newBaseline: string | undefined): string[] {
  if (newBaseline !== undefined) {
    const left = summary.errors + summary.warnings;
    return [`${newBaseline} is written. The number of findings in it is ${summary.inBaseline}.${left === 0 ? '' : ` It does not contain the ${left === 1 ? 'other finding' : `${left} other findings`}, because a baseline cannot accept what the API server refuses or what cannot be read.`}`];
  }
  return baseline === undefined || baseline.fixed === 0 ? []
    : [`${baseline.fixed} of the findings in ${baseline.path} no longer exist. To remove them, use --write-baseline ${baseline.path}.`];
}

function write(file: string, path: string | undefined, text: string): void {
  try {
    writeReport(file, text);
  } catch (error) {
    throw new UsageError({
      message: `the report ${quoted(path)} cannot be written (${(error as NodeJS.ErrnoException).code})`, fix: 'Use a writable file.',
    }, CHECK);
  }
}

interface ReportContext {
  readonly result: CheckResult;
  readonly paths: ReportPaths;
  readonly quiet: boolean;
  readonly colored: boolean;
  readonly note: (text: string) => void;
}

/* eslint-disable @typescript-eslint/no-require-imports -- a check loads the formats that it writes, and no others */
const reportWriters: Readonly<Record<Format, (context: ReportContext) => string>> = {
  text: ({ result, quiet, colored }) => textReport(result, colored ? colorPainter : plainPainter, quiet),
  json: ({ result }) => (require('./reports/json-report') as typeof import('./reports/json-report')).jsonReport(result),
  junit: ({ result }) => (require('./reports/junit-report') as typeof import('./reports/junit-report')).junitReport(result),
  gitlab: ({ result, paths }) => (require('./reports/gitlab-report') as typeof import('./reports/gitlab-report')).gitlabReport(result, paths),
  azure: ({ result, paths }) => (require('./reports/azure-report') as typeof import('./reports/azure-report')).azureReport(result, paths),
  github: ({ result, paths }) => (require('./reports/github-report') as typeof import('./reports/github-report')).githubReport(result, paths),
  sarif: ({ result, paths, note }) => {
    const { sarifReport, MOST_RESULTS } = require('./reports/sarif-report') as typeof import('./reports/sarif-report');
    const { text, leftOut } = sarifReport(result, paths);
    if (leftOut > 0) {
      note(`sarif: ${leftOut} findings are omitted, because code scanning accepts at most ${MOST_RESULTS}. Errors come first`);
    }
    return text;
  },
};
/* eslint-enable @typescript-eslint/no-require-imports */

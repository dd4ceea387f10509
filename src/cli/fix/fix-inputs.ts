import { resolve } from 'node:path';
import { editFor } from './edits';
import { fixedText } from './fix-file';
import { unifiedDiff } from './unified-diff';
import type { CheckResult } from '../check-result';
import type { Inputs } from '../input-files';
import { writeReport } from '../output-files';
import { printable } from '../printable';
import { identityOf } from '../reports/finding-identity';

/** What a fix does with one file. */
export interface FixedFile {
  readonly path: string;
  readonly text: string;
  readonly diff: string;
}

/**
 * The files in which findings can be fixed. Files with a document that cannot be read stay as they
 * are, and so do suppressed findings.
 */
export function fixedFiles({ sources }: Pick<Inputs, 'sources'>, { findings, inputs, target }: CheckResult): FixedFile[] {
  const readable = new Set(inputs.filter(({ problems }) => problems.length === 0).map(({ path }) => path));
  return sources.filter(({ path }) => readable.has(path)).flatMap((source) => {
    const ofFile = findings.filter(({ file }) => file.path === source.path);
    const meant = ofFile.filter(({ finding }) => finding.suppression === undefined && editFor(finding) !== undefined);
    if (meant.length === 0) {
      return [];
    }
    const identities = new Set(meant.map(identityOf));
    const text = fixedText(source, target, (identity) => identities.has(identity));
    const diff = unifiedDiff(source.path, source.bytes.toString('utf8'), text);
    return diff === '' ? [] : [{ path: source.path, text, diff: diff.split('\n').map(printable).join('\n') }];
  });
}

/** Replaces the files, each at once. */
export function writeFixes(files: readonly FixedFile[], workingDirectory: string): void {
  files.forEach(({ path, text }) => writeReport(resolve(workingDirectory, path), text));
}

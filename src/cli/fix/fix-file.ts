import { isDeepStrictEqual } from 'node:util';
import { editedLines } from './edit-text';
import { Edit, editedValue, editFor } from './edits';
import { ManifestDocument, ManifestSource, readManifests } from '../../manifests';
import { Finding, Severity } from '../../rules/finding';
import type { RuleTargetOptions } from '../../rules/rule';
import { Rules } from '../../rules/rules';
import { identityOf } from '../reports/finding-identity';

/** A text with what the rules report about it. */
interface CheckedText {
  readonly text: string;
  readonly documents: readonly ManifestDocument[];
  readonly findings: readonly { readonly finding: Finding; readonly identity: string }[];
  readonly isReadable: boolean;
}

/**
 * The text of a file in which findings are fixed, one after the other. An edit is applied only if
 * the file, read again, differs from the file before in nothing but the edited field, and if it has
 * no error that it did not have before.
 *
 * @param isMeant whether a finding, by its identity, is to be fixed
 */
export function fixedText({ path, bytes }: ManifestSource, target: RuleTargetOptions, isMeant: (identity: string) => boolean): string {
  let current = checked(path, bytes.toString('utf8'), target);
  const tried = new Set<string>();
  for (;;) {
    const next = current.findings.find(({ finding, identity }) => (
      finding.suppression === undefined && isMeant(identity) && !tried.has(identity) && editFor(finding) !== undefined
    ));
    if (next === undefined) {
      return current.text;
    }
    tried.add(next.identity);
    const { identity, finding: { document } } = next;
    const edit = editFor(next.finding)!;
    const text = editedText(current, document, edit);
    const after = text === undefined ? undefined : checked(path, text, target);
    if (after !== undefined && isSameExcept(current, after, document, edit) && isBetter(current, after, identity)) {
      current = after;
      // An edit that would have added an error can be right after another edit.
      tried.clear();
    }
  }
}

function checked(path: string, text: string, target: RuleTargetOptions): CheckedText {
  const { documents, files: [file] } = readManifests([{ path, bytes: Buffer.from(text) }]);
  const findings = Rules.check(documents.map(({ value }) => value), target).map((finding) => (
    { finding, identity: identityOf({ finding, file, document: documents[finding.document].value }) }
  ));
  return { text, documents, findings, isReadable: file.problems.length === 0 };
}

function editedText({ text, documents }: CheckedText, index: number, edit: Edit): string | undefined {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lines = editedLines(text.slice(mark.length).split('\n'), documents[index], edit);
  return lines === undefined ? undefined : mark + lines.join('\n');
}

function isSameExcept(before: CheckedText, after: CheckedText, index: number, edit: Edit): boolean {
  const expected = before.documents.map(({ value }, position) => (position === index ? editedValue(value, edit) : value));
  return after.isReadable && isDeepStrictEqual(after.documents.map(({ value }) => value), expected);
}

/** Whether the finding is gone, and no error is new. */
function isBetter(before: CheckedText, after: CheckedText, fixed: string): boolean {
  const errorsOf = ({ findings }: CheckedText) => findings.filter(({ finding }) => finding.severity === Severity.ERROR);
  const known = new Set(errorsOf(before).map(({ identity }) => identity));
  return errorsOf(after).every(({ identity }) => known.has(identity)) && after.findings.every(({ identity }) => identity !== fixed);
}

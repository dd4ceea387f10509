import { sourceFrame } from './source-frame';
import { catalogue } from '../../rules/catalogue';
import { Severity } from '../../rules/finding';
import type { CheckResult, CheckSummary, RuleCount } from '../check-result';
import { Painter } from '../colors';
import type { LocatedFinding } from '../located-finding';
import { printable } from '../printable';
import { targetText } from '../target';

/** The report for people: each finding with its lines, then a summary. */
export function textReport(result: CheckResult, painter: Painter, quiet: boolean): string {
  const blocks = result.findings.filter(({ suppressedBy }) => suppressedBy !== 'baseline').map((located) => findingLines(located, painter).join('\n'));
  return [...blocks, ...quiet ? [] : [summaryText(result)]].map((block) => `${block}\n`).join('\n');
}

function findingLines(located: LocatedFinding, painter: Painter): string[] {
  const { finding: { rule, severity, subject, pointer, message, why, fix, docs, suppression }, file, range } = located;
  const place = range === undefined ? '' : `:${range.start.line}:${range.start.column}`;
  const arrow = `${painter.faint(' -->')} ${printable(file.path)}${place}`;
  const note = (label: string, text: string) => `${painter.faint(' =')} ${painter.strong(`${label}:`)} ${printable(text)}`;
  const about = subject === file.path ? [] : [note('in', [subject, pointer].filter((part) => part !== '').join(' '))];
  if (suppression !== undefined) {
    return [`${painter.faint(`suppressed[${rule}]`)}: ${printable(message)}`, arrow, ...about, note('accepted', suppression)];
  }
  const paint = severity === Severity.ERROR ? painter.error : painter.warning;
  return [
    `${paint(`${severity}[${rule}]`)}${painter.strong(`: ${printable(message)}`)}`,
    arrow,
    ...sourceFrame(located, painter),
    ...about,
    note('why', why),
    note('fix', fix),
    note('docs', docs),
  ];
}

/**
 * The numbers of findings and of checked documents, and on the last line the target of the check.
 */
export function summaryText({ summary, skipped, target }: Pick<CheckResult, 'summary' | 'skipped' | 'target'>): string {
  const excluded = skipped.filter(({ reason }) => reason === 'excluded').length;
  return [
    ...ruleLines(summary.rules),
    countsText(summary),
    ...excluded === 0 ? [] : [`${count(excluded, 'path')} excluded`],
    `Target: ${targetText(target)}`,
  ].join('\n');
}

/** One line for each rule, the most frequent first, if a rule has several findings. */
function ruleLines(rules: readonly RuleCount[]): string[] {
  const total = ({ errors, warnings }: RuleCount) => errors + warnings;
  if (rules.every((rule) => total(rule) === 1)) {
    return [];
  }
  const width = Math.max(...rules.map((rule) => String(total(rule)).length));
  const lines = [...rules].sort((a, b) => total(b) - total(a)).map((rule) => (
    `${String(total(rule)).padStart(width)}  ${rule.rule}  ${catalogue.find(({ id }) => id === rule.rule)!.title}`
  ));
  return [...lines, ''];
}

/**
 * `1 error, 2 warnings, 0 suppressed in 12 documents of 3 files (9 documents skipped: nothing in
 * them concerns Windows)`.
 */
function countsText({ errors, warnings, suppressed, inBaseline, documents, files, passedOver }: CheckSummary): string {
  const over = passedOver === 0 ? '' : ` (${count(passedOver, 'document')} skipped: nothing in ${passedOver === 1 ? 'it' : 'them'} concerns Windows)`;
  const old = inBaseline === 0 ? '' : `, ${inBaseline} in the baseline`;
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${suppressed} suppressed${old} in ${count(documents, 'document')} of ${count(files, 'file')}${over}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

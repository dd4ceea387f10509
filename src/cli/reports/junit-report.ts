import { rule as unreadableInput } from '../../rules/catalogue/hpc097-unreadable-input';
import type { CheckResult } from '../check-result';
import { fails } from '../fail-on';
import type { LocatedFinding } from '../located-finding';
import { printable } from '../printable';
import { PROGRAM } from '../program';

/**
 * The report for programs that show test results: each file is a test suite, and each finding is a
 * test. Findings that make the check fail are failures, and input that cannot be read is an error.
 * Accepted findings are skipped tests. All other tests pass.
 *
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function junitReport(result: CheckResult): string {
  const paths = [...new Set([...result.inputs.map(({ path }) => path), ...result.findings.map(({ file }) => file.path)])];
  const byPath = new Map<string, LocatedFinding[]>(paths.map((path) => [path, []]));
  result.findings.forEach((located) => byPath.get(located.file.path)!.push(located));
  const suites = paths.map((path) => suiteOf(path, byPath.get(path)!, result));
  const sum = (key: 'tests' | 'failures' | 'errors') => suites.reduce((total, suite) => total + suite[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: PROGRAM, tests: sum('tests'), failures: sum('failures'), errors: sum('errors') })}>`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly text: string;
}

function suiteOf(path: string, findings: readonly LocatedFinding[], result: CheckResult): Suite {
  const cases = findings.map((located) => caseOf(located, path, result));
  const counted = (element: string) => cases.filter((one) => one.element === element).length;
  const numbers = { failures: counted('failure'), errors: counted('error'), skipped: counted('skipped') };
  const tests = cases.length === 0 ? [`    <testcase${attributes({ name: 'no findings', classname: path })}/>`] : cases.map(({ text }) => text);
  const text = [`  <testsuite${attributes({ name: path, tests: tests.length, ...numbers })}>`, ...tests, '  </testsuite>'].join('\n');
  return { tests: tests.length, ...numbers, text };
}

function caseOf({ finding, range }: LocatedFinding, path: string, { failOn }: CheckResult): { readonly element: string; readonly text: string } {
  const { rule, severity, subject, pointer, message, why, fix, docs, suppression } = finding;
  const place = range === undefined ? path : `${path}:${range.start.line}:${range.start.column}`;
  const about = [rule, subject === path ? '' : subject, pointer].filter((part) => part !== '').join(' ');
  const details = [`${place} ${severity}[${rule}]: ${message}`, why, fix, docs].map(printable).join('\n');
  const element = suppression !== undefined ? 'skipped' : rule === UNREADABLE ? 'error' : fails(finding, failOn) ? 'failure' : 'system-out';
  const attribute: Attributes = element === 'skipped' ? { message: suppression! } : element === 'system-out' ? {} : { message, type: severity };
  const body = element === 'skipped' ? '' : escaped(details);
  return {
    element,
    text: `    <testcase${attributes({ name: about, classname: path })}><${element}${attributes(attribute)}>${body}</${element}></testcase>`,
  };
}

const UNREADABLE = unreadableInput.id;

type Attributes = Readonly<Record<string, string | number>>;

function attributes(values: Attributes): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${escaped(printable(String(value)))}"`).join('');
}

/** The text in XML. The characters that XML cannot contain are escapes already. */
function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;').replace(/[\uFFFE\uFFFF]/gu, '\uFFFD');
}

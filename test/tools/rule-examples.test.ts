import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Severity } from '../../src';
import type { LocatedFinding } from '../../src/cli/located-finding';
import { catalogue } from '../../src/rules/catalogue';
import { checked, exampleOf } from '../../tools/rule-pages/rule-example';

/** A manifest stays recognizable: the fix changes this many lines at most. */
const MOST_CHANGED_LINES = 10;

const rules = catalogue.map((rule) => [rule.id, rule] as const);

function rulesIn(findings: readonly LocatedFinding[]): Set<string> {
  return new Set(findings.map(({ finding }) => finding.rule));
}

describe.each(rules)('the example of %s', (id, rule) => {
  const { broken, mended } = exampleOf(id);
  const { findings } = checked(broken);
  const own = findings.filter(({ finding }) => finding.rule === id);

  test('breaks the rule where it says so, and in its worst form', () => {
    const marked = broken.text.split('\n').flatMap((line, index) => (line.endsWith(`  # ${id}`) ? [index + 1] : []));
    expect(own.map(({ range }) => range?.start.line)).toEqual(marked);
    expect(marked).not.toEqual([]);
    expect(own.map(({ finding }) => finding.severity)).toContain(rule.severity);
  });

  // Nothing may distract from the rule; a field that breaks two rules cannot help but warn of the other.
  test('breaks no other rule but with a warning', () => {
    const others = findings.filter(({ finding }) => finding.rule !== id);
    expect(others.filter(({ finding }) => finding.severity === Severity.ERROR).map(({ finding }) => finding.text)).toEqual([]);
  });

  test('is mended without breaking anything else', () => {
    const left = checked(mended).findings;
    expect(rulesIn(left)).not.toContain(id);
    expect(left.filter(({ finding }) => finding.severity === Severity.ERROR)).toEqual([]);
    expect([...rulesIn(left)].filter((other) => !rulesIn(findings).has(other))).toEqual([]);
  });

  test('is mended by few changed lines', () => {
    const lines = (text: string) => text.split('\n').map((line) => line.replace(`  # ${id}`, ''));
    expect(without(lines(broken.text), lines(mended.text)).length).toBeLessThanOrEqual(MOST_CHANGED_LINES);
    expect(without(lines(mended.text), lines(broken.text)).length).toBeLessThanOrEqual(MOST_CHANGED_LINES);
  });
});

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) {
      left.splice(index, 1);
    }
    return index < 0;
  });
}

test('no example is left of a rule that is gone', () => {
  const files = readdirSync(join(__dirname, '..', '..', 'tools', 'rule-pages', 'examples'));
  expect(new Set(files.map((file) => file.slice(0, 6).toUpperCase()))).toEqual(new Set(catalogue.map(({ id }) => id)));
});

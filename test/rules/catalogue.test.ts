import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RuleOutcome } from '../../src';
import { catalogue } from '../../src/rules/catalogue';
import { nodeCauses } from '../../src/rules/node-causes';
import { symptomEntries } from '../../src/rules/symptoms';

const folder = join(__dirname, '..', '..', 'src', 'rules', 'catalogue');
const files = readdirSync(folder).filter((file) => /^hpc\d{3}(-[a-z0-9]+)+\.ts$/.test(file)).sort();

test('the catalogue lists each rule file once, by id', () => {
  expect(catalogue.map(({ id }) => id)).toEqual(files.map((file) => file.slice(0, 6).toUpperCase()));
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
});

test.each(catalogue.map((rule) => [rule.id, rule] as const))('%s names its sources and speaks in sentences', (id, { title, why, fix, sources }) => {
  expect(id).toMatch(/^HPC\d{3}$/);
  expect(title).toMatch(/^\S.*[^.]$/);
  expect([why, fix].filter((text) => !/^\S[^\n]*\.$/.test(text))).toEqual([]);
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.filter((source) => !/^https:\/\/\S+$/.test(source))).toEqual([]);
});

test('no two rules say the same of themselves', () => {
  expect(new Set(catalogue.map(({ title }) => title)).size).toBe(catalogue.length);
});

test('a rule about what the API server refuses quotes what it answers', () => {
  const quotes = { [RuleOutcome.OBJECT_REFUSED]: 'apply', [RuleOutcome.PODS_REFUSED]: 'workload' } as const;
  const silent = catalogue.filter(({ outcome, symptoms }) => outcome in quotes && symptoms?.[quotes[outcome as keyof typeof quotes]] === undefined);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

// Whatever a symptom has in common with most messages would make every message its own.
test('a symptom is one line with something in it that tells it from others', () => {
  const symptoms = [...catalogue, ...nodeCauses].flatMap((cause) => symptomEntries(cause.symptoms));
  expect(symptoms.filter(([, text]) => !/^\S.*\S$/u.test(text) || text.replaceAll('...', '').length < 'Pending'.length)).toEqual([]);
});

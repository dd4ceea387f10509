import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../src/rules/catalogue';

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

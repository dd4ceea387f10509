import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from '../../tools/rule-pages/rule-page';
import { withSymptomTables } from '../../tools/rule-pages/troubleshooting';

const docs = join(__dirname, '..', '..', 'docs');

test('docs/rules says what the rules say: npx projen docgen writes it anew', () => {
  const kept = new Map(readdirSync(join(docs, 'rules')).map((name) => [name, readFileSync(join(docs, 'rules', name), 'utf8')]));
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(rulePages()));
});

test('docs/troubleshooting.md has the symptoms of the rules: npx projen docgen writes them anew', () => {
  const kept = readFileSync(join(docs, 'troubleshooting.md'), 'utf8');
  expect(kept).toBe(withSymptomTables(kept));
});

test('a page without the marks is refused', () => {
  expect(() => withSymptomTables('# Troubleshooting\n')).toThrow('the page needs the lines <!-- Generated');
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from '../../tools/rule-pages/rule-page';
import { catalogue } from '../../src/rules/catalogue';
import { exampleOf } from '../rules/examples';

const folder = join(__dirname, '..', '..', 'docs', 'rules');

test('docs/rules says what the rules say: npx projen docgen writes it anew', () => {
  const kept = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(rulePages()));
});

test('every page but the one about unreadable input has an example with a finding', () => {
  const without = catalogue.filter(({ id }) => (exampleOf(id)?.findings.length ?? 0) === 0).map(({ id }) => id);
  expect(without).toEqual(['HPC097']);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from '../../tools/rule-pages/rule-page';

const folder = join(__dirname, '..', '..', 'docs', 'rules');

test('docs/rules says what the rules say: npx projen docgen writes it anew', () => {
  const kept = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(rulePages()));
});

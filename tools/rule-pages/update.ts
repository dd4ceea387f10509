// Writes docs/rules anew.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from './rule-page';

const folder = join(__dirname, '..', '..', 'docs', 'rules');

const pages = rulePages();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of pages) {
  writeFileSync(join(folder, name), text);
}

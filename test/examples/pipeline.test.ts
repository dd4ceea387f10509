import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { keptFile } from '../../examples/synthesize';
import { pack, run } from '../package/tarball';
import { projectFolder } from '../support/compiled-package';

const example = join(projectFolder, 'examples', 'pipeline');
const workflow = load(readFileSync(join(example, '.github', 'workflows', 'manifests.yaml'), 'utf8')) as { jobs: { check: { steps: { run?: string }[] } } };
const [synth, check] = workflow.jobs.check.steps.flatMap(({ run: command }) => (command === undefined || command === 'npm ci' ? [] : [command]));

let scratch: string;
let project: string;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'pipeline-'));
  project = join(scratch, 'project');
  mkdirSync(project);
  // What `cdk8s init` installs lies one folder up, so that npm leaves it alone.
  symlinkSync(join(projectFolder, 'node_modules'), join(scratch, 'node_modules'));
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: { target: 'ES2022', module: 'Node16' } }));
  run(project, 'npm', ['install', '--offline', '--legacy-peer-deps', '--no-audit', '--no-fund', pack(scratch).file]);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

beforeEach(() => {
  const installed = ['node_modules', 'package.json', 'package-lock.json', 'tsconfig.json'];
  readdirSync(project).filter((name) => !installed.includes(name)).forEach((name) => rmSync(join(project, name), { recursive: true }));
  cpSync(example, project, { recursive: true, filter: (path) => !path.endsWith('dist') && !path.endsWith('.k8s.yaml') });
});

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a command of the job in the project. */
function step(command: string): Ended {
  const env = { ...process.env, TS_NODE_TRANSPILE_ONLY: '1', CDK8S_CHECK_UPGRADE: 'false', FORCE_COLOR: '0' };
  const { status, stdout, stderr } = spawnSync(command, { cwd: project, shell: true, encoding: 'utf8', env });
  return { status, output: stdout + stderr };
}

/** Changes a file of the project; the text has to be there. */
function edit(name: string, from: string | RegExp, to: string): void {
  const path = join(project, name);
  const text = readFileSync(path, 'utf8');
  const edited = text.replace(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(path, edited);
}

test('the job ends well, and leaves a report for code scanning that shows the accepted risk', () => {
  expect(step(synth)).toMatchObject({ status: 0 });
  expect(step(check)).toMatchObject({ status: 0 });
  const { runs: [{ results }] } = JSON.parse(readFileSync(join(project, 'hostprocess.sarif'), 'utf8'));
  expect(results.map(({ ruleId, suppressions }: any) => [ruleId, suppressions.map(({ justification }: any) => justification)])).toEqual([
    ['HPC046', [expect.stringContaining('PLATFORM-412')]],
  ]);
});

test('what the vendor left out: a warning for synth, the end for check', () => {
  edit('main.ts', "kind === 'DaemonSet'", "kind === 'Deployment'");
  const synthesized = step(synth);
  expect(synthesized).toMatchObject({ status: 0, output: expect.stringContaining('warning[HPC009]') });
  expect(synthesized.output).toContain('warning[HPC023]');
  const checked = step(check);
  expect(checked.status).toBe(1);
  expect(existsSync(join(project, 'hostprocess.sarif'))).toBe(true);
  expect(checked.output.match(/HPC\d{3}/gu)).toEqual(expect.arrayContaining(['HPC009', 'HPC023']));
});

test('a namespace that refuses the pods of the vendor: only the plugin and check see it', () => {
  const metadata = "{ name: 'contoso-backup', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } }";
  edit('main.ts', "new HostProcessNamespace(this, 'backup', { metadata: { name: 'contoso-backup' } });",
    `new ApiObject(this, 'backup', { apiVersion: 'v1', kind: 'Namespace', metadata: ${metadata} });`);
  expect(step('npx ts-node main.ts')).toMatchObject({ status: 0 });
  expect(step(synth)).toMatchObject({ status: 2, output: expect.stringContaining('error[HPC036]') });
  expect(step(check)).toMatchObject({ status: 1 });
});

test('a misspelt property: the app itself ends, and nothing is checked', () => {
  edit('main.ts', 'account: WindowsAccount', 'acount: WindowsAccount');
  expect(step(synth)).toMatchObject({ status: 1, output: expect.stringContaining('"acount"') });
});

test('a mistake in a runbook: only check sees it', () => {
  edit('runbooks/node-shell.yaml', '  hostNetwork: true\n', '');
  expect(step(synth)).toMatchObject({ status: 0 });
  const { status, output } = step(check);
  expect(status).toBe(1);
  expect(output).toMatch(/^::error file=runbooks\/node-shell\.yaml,line=\d+/mu);
});

describe('the exit codes of check', () => {
  test.each([
    [1, 'a suppression is gone', () => edit('.cdk8s-hostprocess.yaml', /suppressions:[^]*/u, '')],
    [1, 'a suppression has no effect', () => edit('dist/pipeline.k8s.yaml', /hostPath:\n.*\n.*DirectoryOrCreate/u, 'emptyDir: {}')],
    [2, 'a file cannot be read', () => writeFileSync(join(project, 'runbooks', 'template.yaml'), '{{ if .Values.windows }}\n')],
    [2, 'a folder is missing', () => rmSync(join(project, 'runbooks'), { recursive: true })],
    [2, 'the configuration is wrong', () => edit('.cdk8s-hostprocess.yaml', 'failOn: warning', 'failOn: sometimes')],
  ])('%i: %s', (status, _, change) => {
    cpSync(keptFile('pipeline'), join(project, 'dist', 'pipeline.k8s.yaml'));
    change();
    expect(step(check)).toMatchObject({ status });
  });

  test.each([
    [3, 'npx cdk8s-hostprocess check dist --fromat sarif'],
    [4, 'mkdir dist && npx cdk8s-hostprocess check dist'],
  ])('%i: %s', (status, command) => {
    expect(step(command)).toMatchObject({ status });
  });
});

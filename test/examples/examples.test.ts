import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { Chart } from 'cdk8s';
import { load, loadAll } from 'js-yaml';
import { exampleFolder, examples, keptFile, keptYaml, synthesize } from '../../examples/synthesize';
import { Containerd, Finding, Rules, RuleTargetOptions } from '../../src';
import { KubeObject } from '../cluster/api-client';
import { describeWithCluster, expectAccepted } from '../cluster/cluster';
import { installDefinitions, isMonitor, missingDefinitions } from '../cluster/monitor-definitions';
import { semanticDifferences } from '../field/semantic-diff';
import { projectFolder, publicTypes } from '../support/compiled-package';
import { describeWith } from '../support/requirements';

const temporary = mkdtempSync(join(tmpdir(), 'examples-'));
const synthesized = Object.fromEntries(examples.map((example) => {
  const folder = join(temporary, example);
  return [example, { exports: synthesize(example, folder), files: filesOf(folder) }];
}));
afterAll(() => rmSync(temporary, { recursive: true }));

function filesOf(folder: string): Record<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function documentsOf(example: string): any[] {
  return Object.values(synthesized[example].files).flatMap((text) => loadAll(text));
}

/** What the rules say of an example, but for what its configuration accepts. */
function findingsOf(example: string, target: RuleTargetOptions = {}): Finding[] {
  const file = join(exampleFolder(example), '.cdk8s-hostprocess.yaml');
  const { suppressions } = existsSync(file) ? load(readFileSync(file, 'utf8')) as { suppressions: { rule: string; subject: string }[] } : { suppressions: [] };
  return Rules.check(documentsOf(example), target)
    .filter((finding) => !suppressions.some(({ rule, subject }) => finding.rule === rule && finding.subject === subject));
}

/** The YAML of what adopt takes over. */
function existing(): string {
  return readFileSync(join(exampleFolder('adopt'), 'existing.yaml'), 'utf8');
}

describe.each(examples)('example %s', (example) => {
  const folder = exampleFolder(example);

  test('is laid out as cdk8s init lays out an app', () => {
    expect(load(readFileSync(join(folder, 'cdk8s.yaml'), 'utf8'))).toMatchObject({ language: 'typescript', app: 'npx ts-node main.ts' });
    expect(Object.values(synthesized[example].exports).map((exported) => Object.getPrototypeOf(exported) === Chart)).toEqual([true]);
    expect(Object.keys(synthesized[example].files)).toEqual([`${example}.k8s.yaml`]);
  });

  test('gives the YAML that is kept beside it', () => {
    expect(readFileSync(keptFile(example), 'utf8')).toBe(keptYaml(synthesized[example].files[`${example}.k8s.yaml`]));
  });

  test.each(['1.7', '1.7.18', '1.7.19', '2'])('gives the rules nothing to say about it on containerd %s', (version) => {
    expect(findingsOf(example, { containerd: Containerd.of(version) }).map(({ text }) => text)).toEqual([]);
  });

  test('is explained', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toMatch(/^# \S/u);
    expect(readFileSync(join(folder, '..', 'README.md'), 'utf8')).toContain(`[${example}](${example}/README.md)`);
  });
});

test('on containerd 1.6 only local groups and tokens are findings', () => {
  const found = examples.flatMap((example) => findingsOf(example, { containerd: Containerd.V1_6 }).map(({ rule }) => `${example}: ${rule}`));
  expect(found).toEqual([
    'adopt: HPC072', 'event-forwarding: HPC020', 'hourly-cleanup: HPC020', 'log-agent: HPC020', 'pipeline: HPC072', 'pod-log-reader: HPC020',
  ]);
});

describe('with the compiled library', () => {
  const folder = join(temporary, 'compiled');
  const run = (cwd: string, ...args: string[]) => spawnSync(process.execPath, [require.resolve('ts-node/dist/bin'), ...args], {
    cwd, env: { ...process.env, CDK8S_OUTDIR: folder }, encoding: 'utf8',
  });

  test('an example runs from its own folder', () => {
    expect(publicTypes()).not.toEqual([]);
    expect(run(exampleFolder('quickstart'), 'main.ts').stderr).toBe('');
    expect(filesOf(folder)).toEqual(synthesized.quickstart.files);
  });

  test('npm run quickstart prints the YAML and says where it is', () => {
    const { stdout } = run(projectFolder, '--project', 'tsconfig.dev.json', 'examples/print.ts', 'quickstart');
    expect(stdout).toContain(synthesized.quickstart.files['quickstart.k8s.yaml']);
    expect(stdout).toContain(`This YAML is in ${relative(projectFolder, folder)}.`);
  });

  test('an unknown example is an error that lists the examples', () => {
    const { status, stderr } = run(projectFolder, '--project', 'tsconfig.dev.json', 'examples/print.ts', 'quickstrat');
    expect({ status, stderr }).toEqual({ status: 2, stderr: `There is no example "quickstrat". The examples are: ${examples.join(', ')}.\n` });
  });
});

test('the adopted DaemonSet differs from the existing one only by what has no meaning on Windows and what the library adds', () => {
  expect(documentsOf('adopt')).toHaveLength(1);
  expect(semanticDifferences(load(existing()) as object, documentsOf('adopt')[0])).toEqual([]);
});

describeWithCluster('the API server', () => {
  test.each(examples)('takes every object of %s, and its pods', async (example) => {
    await expectAccepted(documentsOf(example).filter((object) => !isMonitor(object)));
  });

  test('takes the DaemonSet that adopt takes over', async () => {
    await expectAccepted([load(existing()) as KubeObject]);
  });
});

describeWith('prometheus-operator-crds', missingDefinitions, 'the API server with prometheus-operator', () => {
  beforeAll(installDefinitions);

  test('takes the monitors of the examples', async () => {
    const monitors = examples.flatMap(documentsOf).filter(isMonitor);
    expect(monitors).not.toEqual([]);
    await expectAccepted(monitors);
  });
});

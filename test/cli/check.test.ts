import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { Workplace } from './command-line';
import { podWith, podWithHostPath, podWithoutHostNetwork, yaml } from './manifests';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

const rulesIn = (text: string) => [...text.matchAll(/^\w+\[(HPC\d+)\]/gmu)].map(([, rule]) => rule);
const report = (name: string) => JSON.parse(readFileSync(place.path(name), 'utf8'));

describe('exit codes', () => {
  test.each([
    ['a clean manifest', yaml(podWith()), [], 0],
    ['an error', yaml(podWithoutHostNetwork), [], 1],
    ['a warning', yaml(podWithHostPath), [], 0],
    ['a warning where warnings fail', yaml(podWithHostPath), ['--fail-on', 'warning'], 1],
    ['an error where nothing fails', yaml(podWithoutHostNetwork), ['--fail-on=never'], 0],
    ['a broken document', 'windows: [', ['--fail-on=never'], 2],
    ['a broken document beside an error', `${yaml(podWithoutHostNetwork)}---\nwindows: [`, [], 2],
    ['an empty file', '', [], 4],
    ['comments only', '# nothing\n---\n# here\n', [], 4],
    ['a document without Windows', 'kind: Service\n', [], 0],
  ])('%s', async (_, text, options, exitCode) => {
    place.write({ 'manifest.yaml': text });
    expect((await place.run(['check', 'manifest.yaml', ...options])).exitCode).toBe(exitCode);
  });

  test('a path that does not exist: the others are checked, and the check is not complete', async () => {
    place.write({ 'manifest.yaml': yaml(podWithoutHostNetwork) });
    const { exitCode, stdout } = await place.run(['check', 'missing.yaml', 'manifest.yaml']);
    expect(exitCode).toBe(2);
    expect(rulesIn(stdout)).toEqual(['HPC003', 'HPC097']);
    expect(stdout).toContain('there is no such file or folder\n --> missing.yaml\n');
  });
});

describe('paths', () => {
  test('folders are read to the bottom, in one order, without node_modules and what begins with a dot', async () => {
    const text = yaml(podWithoutHostNetwork);
    place.write(Object.fromEntries([
      'b/deep/er/x.yml', 'a/x.yaml', 'a/X.JSON', 'a/notes.txt', 'a/.hidden.yaml', '.github/x.yaml', 'a/node_modules/x.yaml', '.hidden.yml',
    ].map((path) => [path, text])));
    const { stdout } = await place.run(['check', '.', '--format', 'json']);
    expect(JSON.parse(stdout).inputs.map(({ path }: { path: string }) => path)).toEqual(['a/X.JSON', 'a/x.yaml', 'b/deep/er/x.yml']);
  });

  test('a file that is named is read whatever it is called', async () => {
    place.write({ '.hidden.txt': yaml(podWithoutHostNetwork) });
    expect((await place.run(['check', '.hidden.txt'])).exitCode).toBe(1);
  });

  test('what is reached on several ways is read once, links in a circle too', async () => {
    place.write({ 'all/real/x.yaml': yaml(podWithoutHostNetwork) });
    symlinkSync(place.path('all'), place.path('all/real/again'));
    symlinkSync(place.path('all/real/x.yaml'), place.path('all/y.yaml'));
    symlinkSync(place.path('nowhere'), place.path('all/dangling'));
    const { exitCode, stdout } = await place.run(['check', 'all', './all/', place.path('all/real/x.yaml'), '--format', 'json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).summary).toMatchObject({ files: 1, errors: 1 });
  });

  test('a manifest that is a link to nowhere is no silence', async () => {
    place.write({ 'all/x.yaml': yaml(podWith()) });
    symlinkSync(place.path('nowhere'), place.path('all/y.yaml'));
    expect(await place.run(['check', 'all'])).toMatchObject({ exitCode: 2, stdout: expect.stringContaining(' --> all/y.yaml\n') });
  });

  test('stdin, beside files', async () => {
    place.write({ 'x.yaml': yaml(podWithHostPath) });
    const { exitCode, stdout } = await place.run(['check', '-', 'x.yaml', '-'], { stdin: yaml(podWithoutHostNetwork) });
    expect(exitCode).toBe(1);
    expect(rulesIn(stdout)).toEqual(['HPC003', 'HPC046']);
    expect(stdout).toContain(' --> <stdin>:');
  });

  test('rules over several objects see all files together', async () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } };
    place.write({ 'namespace.yaml': yaml(namespace), 'pods/x.yaml': yaml(podWith()) });
    expect(rulesIn((await place.run(['check', '.'])).stdout)).toEqual(['HPC036']);
    expect(rulesIn((await place.run(['check', 'namespace.yaml'])).stdout)).toEqual([]);
  });
});

describe('targets', () => {
  const viaCmd = yaml(podWith((spec) => { spec.containers[0].args = ['a&b']; }));

  test('what is declared decides; the command line comes before the configuration', async () => {
    place.write({ 'x.yaml': viaCmd, '.cdk8s-hostprocess.yaml': 'target: { containerd: 1.7 }\n' });
    const severity = async (...options: string[]) => JSON.parse((await place.run(['check', 'x.yaml', '--format=json', ...options])).stdout)
      .findings.map((finding: { rule: string; severity: string }) => `${finding.rule} ${finding.severity}`);
    expect(await severity()).toEqual(['HPC054 error']);
    expect(await severity('--target-containerd', '1.6')).toEqual([]);
    expect(await severity('--target-containerd', 'containerd://1.6.36')).toEqual([]);
    expect(await severity('--target-containerd=2', '--target-kubernetes', 'v1.30.4')).toEqual(['HPC054 error']);
  });

  test('what is not declared is what constructs assume, and the summary says so', async () => {
    place.write({ 'x.yaml': viaCmd });
    const { stdout, exitCode } = await place.run(['check', 'x.yaml', '--no-config']);
    expect([rulesIn(stdout), exitCode]).toEqual([['HPC054'], 1]);
    expect(stdout).toMatch(/^1 error, 0 warnings, .*\nTarget: containerd 1\.7 \(assumed\), Kubernetes not declared\n$/mu);
    const declared = await place.run(['check', 'x.yaml', '--target-containerd=v1.7.20+azure', '--target-kubernetes=1.33', '--format=github']);
    expect(declared.stderr).toContain('\nTarget: containerd 1.7.20, Kubernetes 1.33\n');
  });

  test('an old Kubernetes', async () => {
    place.write({ 'x.yaml': yaml(podWith()) });
    expect(rulesIn((await place.run(['check', 'x.yaml', '--target-kubernetes', '1.21'])).stdout)).toContain('HPC073');
  });
});

describe('reports', () => {
  beforeEach(() => place.write({ 'x.yaml': yaml(podWithoutHostNetwork, podWithHostPath) }));

  test('several in one run, each where it was asked for', async () => {
    mkdirSync(place.path('out'));
    const { stdout, stderr, exitCode } = await place.run(['check', 'x.yaml', '--format', 'github', '--format', 'sarif=out/a.sarif', '--format=json=b.json', '--format=text=c.txt']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^::error file=x\.yaml,line=\d/u);
    expect(stderr).toBe('1 error, 1 warning, 0 suppressed in 2 documents of 1 file\nTarget: containerd 1.7 (assumed), Kubernetes not declared\n');
    expect(report('out/a.sarif').runs[0].results).toHaveLength(2);
    expect(report('b.json').findings).toHaveLength(2);
    expect(rulesIn(readFileSync(place.path('c.txt'), 'utf8'))).toEqual(['HPC003', 'HPC046']);
    expect(readdirSync(place.path('out'))).toEqual(['a.sarif']);
  });

  test('are no manifests of the next run', async () => {
    const again = () => place.run(['check', '.', '--format', 'json=report.json', '--quiet']);
    await again();
    const first = report('report.json');
    expect(await again()).toEqual({ exitCode: 1, stdout: '', stderr: '' });
    expect(report('report.json')).toEqual(first);
  });

  test('replace an earlier one, through a link too', async () => {
    writeFileSync(place.path('real.json'), 'earlier');
    symlinkSync(place.path('real.json'), place.path('link.json'));
    await place.run(['check', 'x.yaml', '--format', 'json=link.json']);
    expect(report('real.json').findings).toHaveLength(2);
    expect(readdirSync(place.folder).sort()).toEqual(['link.json', 'real.json', 'x.yaml']);
  });

  test('may go to a device', async () => {
    expect((await place.run(['check', 'x.yaml', '--format', 'json=/dev/null', '--quiet'])).exitCode).toBe(1);
  });

  test.each([
    [['--format=json', '--format=sarif'], 'json and sarif would both go to stdout. Write one of them to a file: --format sarif=<file>.'],
    [['--format=json=a', '--format=sarif=./a'], 'two reports would go to "./a"'],
    [['--format=json=none/a'], 'the folder of "none/a" does not exist'],
    [['--format=json=.'], '"." is a folder'],
    [['--format=json='], '--format is "json=", which does not name a file'],
    [['--format=sarf'], '--format is "sarf". Did you mean "sarif"? Use text, json, sarif, junit, github, gitlab or azure.'],
  ])('%j is an error before anything is checked', async (options, message) => {
    expect(await place.run(['check', 'x.yaml', ...options])).toMatchObject({ exitCode: 3, stdout: '', stderr: expect.stringContaining(message) });
  });

  test('the summary starts with the numbers of the rules, if a rule has several findings', async () => {
    const two = new Workplace().write({ 'a.yaml': yaml(podWithHostPath, podWithoutHostNetwork), 'b.yaml': yaml(podWithHostPath) });
    const { stdout } = await two.run(['check', '.']);
    const single = await two.run(['check', 'a.yaml']);
    two.remove();
    expect(stdout).toMatch(/\n\n2 {2}HPC046 {2}.+\n1 {2}HPC003 {2}.+\n\n1 error, 2 warnings, 0 suppressed in 3 documents of 2 files\n/u);
    expect(single.stdout).not.toMatch(/^1 {2}HPC/mu);
  });

  test('--quiet leaves findings', async () => {
    const { stdout, stderr } = await place.run(['check', 'x.yaml', '-q']);
    expect(rulesIn(stdout)).toEqual(['HPC003', 'HPC046']);
    expect(stdout).not.toContain('suppressed in');
    expect(stderr).toBe('');
    place.write({ 'good.yaml': yaml(podWith()) });
    expect(await place.run(['check', 'good.yaml', '--quiet'])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });
});

test('in GitHub Actions, places are told from the root of the checkout', async () => {
  place.write({ 'deploy/x.yaml': yaml(podWithoutHostNetwork) });
  const inner = new Workplace();
  try {
    const from = async (workspace: string) => (await place.run(['check', 'deploy', '--format', 'github'], { environment: { GITHUB_WORKSPACE: workspace } })).stdout;
    expect(await from(`${place.folder}/..`)).toMatch(new RegExp(`^::error file=${place.folder.split('/').at(-1)}/deploy/x\\.yaml,`, 'u'));
    expect(await from(inner.folder)).toMatch(/^::error file=deploy\/x\.yaml,/u);
  } finally {
    inner.remove();
  }
});

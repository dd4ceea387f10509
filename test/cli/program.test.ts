import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { Workplace } from './command-line';
import { CompiledProgram } from './compiled-program';
import { podWith, podWithHostPath, podWithoutHostNetwork, yaml } from './manifests';

let program: CompiledProgram;
let place: Workplace;

beforeAll(() => {
  program = new CompiledProgram();
});
afterAll(() => program.remove());
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

const run = (args: readonly string[], options: Parameters<CompiledProgram['run']>[1] = {}) => program.run(args, { cwd: place.folder, ...options });

test('the file can be run by itself', () => {
  expect(readFileSync(program.main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/u);
});

test('nothing but the report on stdout, and the exit code of each end', () => {
  place.write({ 'good.yaml': yaml(podWith()), 'bad.yaml': yaml(podWithoutHostNetwork), 'broken.yaml': 'windows: [', 'empty.yaml': '' });
  const json = run(['check', 'bad.yaml', '--format', 'json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ exitCode: 1, findings: [{ rule: 'HPC003' }] });
  expect(json).toMatchObject({ status: 1, stderr: '1 error, 0 warnings, 0 suppressed in 1 document of 1 file\nTarget: containerd 1.7 (assumed), Kubernetes not declared\n' });
  expect(run(['check', 'good.yaml'])).toMatchObject({ status: 0, stderr: '' });
  expect(run(['check', 'broken.yaml', 'bad.yaml'])).toMatchObject({ status: 2, stderr: '' });
  expect(run(['check'])).toMatchObject({ status: 3, stdout: '' });
  expect(run(['check', 'empty.yaml', '--quiet'])).toMatchObject({ status: 4, stdout: '', stderr: 'error: no input contains a document. Check the paths.\n' });
  expect(run(['explain', 'hpc075'])).toMatchObject({ status: 0, stderr: '' });
});

test('a long report arrives whole, through a pipe too', () => {
  const pods = Array.from({ length: 2000 }, (_, index) => podWith((spec, metadata) => {
    metadata.name = `agent-${index}`;
    spec.hostNetwork = false;
  }));
  place.write({ 'x.yaml': yaml(...pods) });
  const { status, stdout } = run(['check', 'x.yaml', '--format', 'json']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout).findings).toHaveLength(2000);
});

test('a reader that goes away is no defect', async () => {
  place.write({ 'x.yaml': yaml(...Array.from({ length: 3000 }, () => podWithoutHostNetwork)) });
  expect(await program.runForImpatient(['check', 'x.yaml'], place.folder)).toEqual({ code: 1, signal: null, stderr: '' });
});

const full = existsSync('/dev/full') ? test : test.skip;

full('stdout that cannot be written is not a finding', () => {
  place.write({ 'x.yaml': yaml(podWithoutHostNetwork) });
  const device = openSync('/dev/full', 'w');
  const { status, stderr } = run(['check', 'x.yaml'], { stdio: ['ignore', device, 'pipe'] });
  closeSync(device);
  expect({ status, stderr }).toEqual({ status: 3, stderr: 'error: stdout cannot be written (ENOSPC).\n' });
});

describe('stdin', () => {
  test('as a pipe, together with files', () => {
    place.write({ 'x.yaml': yaml(podWithHostPath) });
    const { status, stdout } = run(['check', '-', 'x.yaml'], { input: yaml(podWithoutHostNetwork) });
    expect(status).toBe(1);
    expect(stdout.match(/^ --> .*/gmu)).toEqual([' --> <stdin>:9:16', ' --> x.yaml:26:7']);
  });

  test('that is empty, or no text', () => {
    expect(run(['check', '-'], { input: '' }).status).toBe(4);
    expect(run(['check', '-'], { input: Buffer.from([0x66, 0x3a, 0x20, 0]) })).toMatchObject({ status: 2, stdout: expect.stringContaining('error[HPC097]: the file has a NUL byte') });
  });
});

test('colours: for terminals only, unless somebody says otherwise', () => {
  place.write({ 'x.yaml': yaml(podWithoutHostNetwork) });
  const colored = (options: readonly string[], env?: NodeJS.ProcessEnv) => run(['check', 'x.yaml', ...options], { env }).stdout.includes('\u001b[');
  expect(colored([])).toBe(false);
  expect(colored(['--color', 'always'])).toBe(true);
  expect(colored([], { FORCE_COLOR: '1' })).toBe(true);
  expect(colored([], { FORCE_COLOR: '0' })).toBe(false);
  expect(colored(['--color=never'], { FORCE_COLOR: '1' })).toBe(false);
  expect(colored(['--color=always'], { NO_COLOR: '1' })).toBe(true);
  expect(colored(['--format', 'json'], { FORCE_COLOR: '1' })).toBe(false);
});

test('an unreadable file does not hide the others', () => {
  place.write({ 'pods/locked.yaml': yaml(podWith()), 'pods/x.yaml': yaml(podWithoutHostNetwork) });
  chmodSync(place.path('pods/locked.yaml'), 0);
  const { status, stdout } = run(['check', 'pods']);
  // Root may read everything.
  const isRoot = process.getuid?.() === 0;
  expect(status).toBe(isRoot ? 1 : 2);
  expect(stdout.includes('the file or folder is not readable for this user\n --> pods/locked.yaml\n')).toBe(!isRoot);
  expect(stdout).toContain('error[HPC003]');
});

test('text, JSON, SARIF and annotations in one run', () => {
  place.write({ 'x.yaml': yaml(podWithoutHostNetwork, podWithHostPath) });
  const { status, stdout, stderr } = run(['check', 'x.yaml', '--format', 'github', '--format=json=report.json', '--format=sarif=report.sarif', '--format=text=report.txt', '-q']);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout.trim().split('\n')).toHaveLength(2);
  expect(JSON.parse(readFileSync(place.path('report.json'), 'utf8')).findings).toHaveLength(2);
  expect(JSON.parse(readFileSync(place.path('report.sarif'), 'utf8')).runs[0].results).toHaveLength(2);
  expect(readFileSync(place.path('report.txt'), 'utf8')).toContain('error[HPC003]');
});

test('input of every bad kind in one run: each is named with its place, and the rest is checked', () => {
  place.write({
    'a-utf16.yaml': Buffer.from('kind: Pod\n', 'utf16le'),
    'b-nul.yaml': 'kind: Pod\nname: a\0b\n',
    'c-cycle.yaml': 'windows: &a\n- *a\n',
    'd-template.yaml': 'name: windows\nx: {{ .Values.x }}\n',
    'e-truncated.json': '{ "windows": [',
    'f-mixed.yaml': `windows: [\n---\n${yaml(podWithoutHostNetwork)}`,
    'g-tab.yaml': 'windows:\n\tx: 1\n',
  });
  const { status, stdout, stderr } = run(['check', '.']);
  expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
  expect(stdout.match(/^error\[HPC\d+\].*\n --> .*/gmu)).toMatchSnapshot();
});

test('a defect of the program itself asks for a report', () => {
  // What nobody expects: a file of the program is gone.
  const broken = new CompiledProgram();
  try {
    writeFileSync(broken.main.replace(/main\.js$/u, 'check-command.js'), 'exports.runCheck = () => { throw new TypeError("x is not a function"); };');
    const { status, stdout, stderr } = broken.run(['check', '.'], { cwd: place.folder });
    expect({ status, stdout }).toEqual({ status: 70, stdout: '' });
    expect(stderr).toMatch(/^error: this is a defect of cdk8s-hostprocess \S+\. Please report it, .*\/issues\nTypeError: x is not a function\n/u);
  } finally {
    broken.remove();
  }
});

describe('what is loaded', () => {
  const loaded = (args: readonly string[]): string[] => {
    const script = `process.argv.splice(1, 0, 'main'); require(${JSON.stringify(program.main)}); process.on('exit', () => process.stderr.write(Object.keys(require.cache).join('\\n')));`;
    const { stderr } = spawnSync(process.execPath, ['-e', script, '--', ...args], { cwd: place.folder, encoding: 'utf8' });
    return stderr.split('\n').filter((line) => line.endsWith('.js'));
  };

  test('a check needs neither cdk8s nor reports of other formats', () => {
    place.write({ 'x.yaml': yaml(podWithoutHostNetwork) });
    const files = loaded(['check', 'x.yaml']);
    expect(files.some((file) => file.endsWith('/hpc003-host-network.js'))).toBe(true);
    expect(files.filter((file) => /node_modules\/(?!js-yaml)|\/lib\/index\.js|json-report|sarif|github-report|explain/u.test(file))).toEqual([]);
  });

  test('help needs no rules', () => {
    const files = loaded(['check', '--help']);
    expect(files.length).toBeLessThan(15);
    expect(files.filter((file) => file.includes('/rules/'))).toEqual([]);
  });
});

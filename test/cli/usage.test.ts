import { Workplace } from './command-line';
import { programVersion } from '../../src/cli/program';

let place: Workplace;

beforeAll(() => {
  place = new Workplace();
});
afterAll(() => place.remove());

test.each([
  [[], 'no command is specified. Try cdk8s-hostprocess check <path>.'],
  [['chek', '.'], 'there is no command "chek". Did you mean "check"?'],
  [['frobnicate'], 'there is no command "frobnicate". The commands are: check, explain.'],
  [['help', 'frobnicate'], 'there is no command "frobnicate".'],
  [['--verbose'], 'there is no option "--verbose"'],
  [['toString'], 'there is no command "toString"'],
  [['check'], 'no path is specified. Specify files or folders, or - for stdin.'],
  [['check', '.', '--fromat', 'json'], 'check has no option "--fromat". Did you mean "--format"?'],
  [['check', '.', '--target-containred=2'], 'check has no option "--target-containred". Did you mean "--target-containerd"?'],
  [['check', '.', '-x'], 'check has no option "-x"'],
  [['check', '.', '--__proto__'], 'check has no option "--__proto__"'],
  [['check', '.', '--constructor=x'], 'check has no option "--constructor"'],
  [['check', '.', '--format'], 'option --format has no value. Write --format=<value>.'],
  [['check', '.', '--format='], 'option --format has no value'],
  [['check', '.', '--config', '--quiet'], 'option --config has no value, but is followed by "--quiet"'],
  [['check', '.', '--quiet=yes'], 'option --quiet does not accept a value, but has "yes"'],
  [['check', '.', '--fail-on', 'errors'], '--fail-on is "errors". Did you mean "error"? Use error, warning or never.'],
  [['check', '.', '--color', 'yes'], '--color is "yes". Use auto, always or never.'],
  [['check', '.', '--target-containerd', '1.8'], '--target-containerd is "1.8", which this version of the library does not know. Use the latest release of 1.6, 1.7 or 2'],
  [['check', '.', '--target-containerd', '1.5.18'], '--target-containerd is "1.5.18", which has no HostProcess containers. HostProcess containers need containerd 1.6 or later.'],
  [['check', '.', '--target-containerd', 'latest'], '--target-containerd is "latest". Use a release line (1.6, 1.7 or 2) or a release such as 1.7.20.'],
  [['check', '.', '--target-kubernetes', '1'], '--target-kubernetes is not a version. Kubernetes version is "1". Use a version such as 1.30.'],
  [['check', '.', '--config', 'x', '--no-config'], '--config and --no-config cannot be combined'],
  [['check', '.', '--\u001b[31m'], 'check has no option "--\\u001b[31m"'],
  [['explain', 'HPC001', 'HPC002'], 'explain accepts one rule or one message, but has 2. Ask for one rule at a time, and put a message in quotes.'],
  [['explain', 'HPC014', '--format', 'json'], 'explain has no option "--format"'],
])('%j', async (args, message) => {
  const { exitCode, stdout, stderr } = await place.run(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  expect(stderr).toContain(`error: ${message}`);
  expect(stderr).toMatch(/\ncdk8s-hostprocess (?:check |explain )?--help shows the usage\.\n$/u);
});

test('what follows -- is a path', async () => {
  place.write({ '--help': '' });
  expect((await place.run(['check', '--', '--help'])).exitCode).toBe(4);
});

test.each([[[]], [['check']], [['explain']]])('%j --help and --version', async (command) => {
  const help = await place.run([...command, '--help']);
  expect(help).toMatchObject({ exitCode: 0, stderr: '' });
  expect(await place.run([...command, '-h'])).toEqual(help);
  expect(await place.run(['help', ...command])).toEqual(help);
  expect(help.stdout).toMatchSnapshot();
  expect(await place.run([...command, '--version'])).toEqual({ exitCode: 0, stdout: `${programVersion()}\n`, stderr: '' });
});

test('help fits a terminal of 150 columns and names all exit codes and options', async () => {
  const { stdout } = await place.run(['check', '--help']);
  expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(150);
  for (const option of ['format', 'target-containerd', 'target-kubernetes', 'fail-on', 'config', 'no-config', 'quiet', 'color', 'help', 'version']) {
    expect(stdout).toContain(`--${option}`);
  }
});

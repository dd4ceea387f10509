import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { Workplace } from './command-line';
import { podWithHostPath, podWithoutHostNetwork, yaml } from './manifests';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

const rulesIn = (stdout: string) => stdout.match(/(?<=^(?:error|warning)\[)HPC\d+/gmu) ?? [];

test('a pipe in a folder does not hold up the check, and a named pipe on the command line is read', async () => {
  place.write({ 'pods/x.yaml': yaml(podWithoutHostNetwork) });
  execFileSync('mkfifo', [place.path('pods/a.yaml')]);
  symlinkSync(place.path('pods/a.yaml'), place.path('pods/link.yaml'));
  const { exitCode, stdout } = await place.run(['check', 'pods']);
  expect([exitCode, rulesIn(stdout)]).toEqual([1, ['HPC003']]);
});

describe('a report never overwrites an input', () => {
  const manifest = yaml(podWithoutHostNetwork);
  test.each([
    ['that is named', 'a.yaml', ['a.yaml'], 'json=a.yaml'],
    ['that is named by another path', 'a.yaml', ['./b/../a.yaml'], 'json=a.yaml'],
    ['in a folder', 'pods/a.yaml', ['pods'], 'text=pods/a.yaml'],
    ['of JSON in a folder', 'pods/a.json', ['pods'], 'json=pods/a.json'],
  ])('%s', async (_, file, paths, format) => {
    const content = file.endsWith('.json') ? JSON.stringify(podWithoutHostNetwork) : manifest;
    place.write({ 'b/x.txt': '', [file]: content });
    const { exitCode, stderr } = await place.run(['check', ...paths, '--format', format]);
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining(`error: the report would overwrite the input "${file}". Write the report to another file.`)]);
    expect(readFileSync(place.path(file), 'utf8')).toBe(content);
  });

  test('through a link', async () => {
    place.write({ 'a.yaml': manifest });
    symlinkSync(place.path('a.yaml'), place.path('link.json'));
    expect((await place.run(['check', 'a.yaml', '--format', 'json=link.json'])).exitCode).toBe(3);
    expect(readFileSync(place.path('a.yaml'), 'utf8')).toBe(manifest);
  });

  test('but it replaces an earlier report', async () => {
    place.write({ 'pods/a.yaml': manifest });
    const check = () => place.run(['check', 'pods', '--format', 'json=pods/report.json', '-q']);
    expect([(await check()).exitCode, (await check()).exitCode]).toEqual([1, 1]);
  });
});

test('an empty path, such as that of a variable that is not set, is not the working directory', async () => {
  place.write({ 'x.yaml': yaml(podWithoutHostNetwork) });
  expect(await place.run(['check', ''])).toMatchObject({ exitCode: 3, stdout: '', stderr: expect.stringContaining('error: a path is empty.') });
});

describe('a configuration', () => {
  const configured = async (path: string, checked = 'pods') => {
    place.write({
      'pods/x.yaml': yaml(podWithHostPath),
      '.cdk8s-hostprocess.yaml': `suppressions: [{ rule: HPC046, reason: agreed, path: '${path}' }]\n`,
    });
    const { exitCode, stdout, stderr } = await place.run(['check', checked]);
    return { exitCode, text: stdout + stderr };
  };

  test.each(['./pods/x.yaml', '././pods/**', 'pods/x.yaml'])('suppresses the findings of %s', async (path) => {
    expect((await configured(path)).text).toContain('0 warnings, 1 suppressed');
  });

  test('must not have backslashes in paths', async () => {
    expect(await configured('pods\\x.yaml')).toMatchObject({ exitCode: 2, text: expect.stringContaining('a backslash matches no path. Write slashes, as reports do.') });
  });

  test('names absolute paths only if the checked files have them', async () => {
    expect((await configured('/pods/x.yaml')).text).toContain('the path "/pods/x.yaml" is absolute, but the paths of the checked files are relative');
    expect((await configured(place.path('pods/x.yaml'), place.path('pods'))).text).toContain('1 suppressed');
  });

  test('must not repeat a key', async () => {
    place.write({ '.cdk8s-hostprocess.yaml': 'failOn: error\nfailOn: never\n', 'x.yaml': yaml(podWithoutHostNetwork) });
    expect(await place.run(['check', 'x.yaml'])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('.cdk8s-hostprocess.yaml:2:1: a key is repeated.') });
  });

  test('with another name is not ignored without a message', async () => {
    place.write({ '.cdk8s-hostprocess.yml': 'failOn: never\n', 'x.yaml': yaml(podWithoutHostNetwork) });
    expect(await place.run(['check', 'x.yaml'])).toMatchObject({
      exitCode: 2, stderr: 'error: .cdk8s-hostprocess.yml: the name of the configuration must be .cdk8s-hostprocess.yaml. Rename the file.\n',
    });
    expect((await place.run(['check', 'x.yaml', '--no-config'])).exitCode).toBe(1);
  });
});

describe('YAML that only kubectl reads this way', () => {
  test('is a warning, and the findings are about the values that kubectl reads', async () => {
    place.write({ 'x.yaml': yaml(podWithoutHostNetwork).replace('hostNetwork: false', 'hostNetwork: true\n  <<: {hostNetwork: false}') });
    const { exitCode, stdout } = await place.run(['check', 'x.yaml']);
    expect([exitCode, rulesIn(stdout)]).toEqual([1, ['HPC085', 'HPC003']]);
  });

  test('does not hide other documents', async () => {
    place.write({ 'a.yaml': `windows\n---\n${yaml(podWithoutHostNetwork)}`, 'b.yaml': Buffer.from(`\uFEFF${yaml(podWithoutHostNetwork)}`, 'utf16le') });
    const { exitCode, stdout } = await place.run(['check', '.']);
    expect([exitCode, rulesIn(stdout)]).toEqual([2, ['HPC097', 'HPC003', 'HPC003']]);
  });
});

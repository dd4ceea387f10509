import { Workplace } from './command-line';
import { podWith, podWithHostPath, podWithoutHostNetwork, yaml } from './manifests';

let place: Workplace;

beforeEach(() => {
  place = new Workplace().write({ 'pods/x.yaml': yaml(podWithHostPath) });
});
afterEach(() => place.remove());

interface Outcome {
  readonly exitCode: number;
  /** Rule, `suppressed` where somebody accepts it, and the file. */
  readonly found: readonly string[];
}

async function check(configuration: string, paths = ['pods'], options: readonly string[] = []): Promise<Outcome> {
  place.write({ '.cdk8s-hostprocess.yaml': configuration });
  const { exitCode, stdout } = await place.run(['check', ...paths, '--format', 'json', ...options]);
  return {
    exitCode,
    found: JSON.parse(stdout).findings.map(({ rule, suppression, file }: any) => `${rule}${suppression === undefined ? '' : ` suppressed by ${suppression.by}`} ${file}`),
  };
}

const accepted = ['HPC046 suppressed by configuration pods/x.yaml'];
const entry = (...lines: readonly string[]) => `failOn: warning\nsuppressions:\n- rule: HPC046\n  reason: the logs are there\n${lines.map((line) => `  ${line}\n`).join('')}`;

test.each([
  ['rule and reason alone', []],
  ['the object', ['subject: Pod monitoring/agent']],
  ['a pattern for objects', ['subject: "* monitoring/a*"']],
  ['a pattern that goes over spaces and slashes', ['subject: "Pod*"']],
  ['the file', ['path: pods/x.yaml']],
  ['a pattern within a folder', ['path: pods/*.yaml']],
  ['a pattern over folders', ['path: "**/x.yaml"']],
  ['all below a folder', ['path: pods/**']],
  ['the last day', ['expires: 2030-01-15']],
  ['the id in small letters', ['expires: "2031-01-01"']],
])('a suppression by %s covers the finding', async (_, lines) => {
  expect(await check(entry(...lines))).toEqual({ exitCode: 0, found: accepted });
});

test.each([
  ['another object', ['subject: Pod monitoring/agents']],
  ['a part of its name', ['subject: monitoring/agent']],
  ['a pattern that is no regular expression', ['subject: "Pod.monitoring.agent"']],
])('a suppression by %s covers nothing, and is reported', async (_, lines) => {
  expect(await check(entry(...lines))).toEqual({ exitCode: 1, found: ['HPC046 pods/x.yaml', 'HPC098 .cdk8s-hostprocess.yaml'] });
});

test('a pattern for paths that leaves no folder', async () => {
  expect((await check(entry('path: "*"'))).found).toEqual(['HPC046 pods/x.yaml']);
});

test('an entry whose time is over covers nothing, and is reported at its place', async () => {
  place.write({ '.cdk8s-hostprocess.yaml': entry('expires: 2030-01-14') });
  const { exitCode, stdout } = await place.run(['check', 'pods']);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('warning[HPC098]: the suppression of HPC046 expired on 2030-01-14\n --> .cdk8s-hostprocess.yaml:3:9\n');
});

describe('entries without effect', () => {
  const needless = 'suppressions: [{ rule: HPC026, reason: x }]\n';

  test('are reported', async () => {
    expect((await check(needless)).found).toEqual(['HPC046 pods/x.yaml', 'HPC098 .cdk8s-hostprocess.yaml']);
  });

  test('are not where this run cannot know: other files, unread input, a target on which the rule is silent', async () => {
    const silent = async (...args: Parameters<typeof check>) => expect((await check(...args)).found).not.toContain('HPC098 .cdk8s-hostprocess.yaml');
    await silent('suppressions: [{ rule: HPC026, reason: x, path: "other/**" }]\n');
    await silent(needless, ['pods', 'missing']);
    await silent('suppressions: [{ rule: HPC054, reason: x }]\n', ['pods'], ['--target-containerd', '1.6']);
    await silent('suppressions: [{ rule: HPC068, reason: x }]\n', ['pods'], ['--target-kubernetes', '1.10']);
  });

  test('what an annotation accepts already counts as an effect', async () => {
    place.write({
      'pods/x.yaml': yaml(podWith((spec, metadata) => {
        spec.volumes = [{ name: 'logs', hostPath: { path: 'D:\\logs' } }];
        metadata.annotations = { 'ignore.cdk8s-hostprocess/HPC046': 'logs' };
      })),
    });
    expect((await check(entry())).found).toEqual(['HPC046 suppressed by annotation pods/x.yaml']);
  });
});

test('what the API server refuses stays an error, and the entry is reported', async () => {
  place.write({ 'pods/x.yaml': yaml(podWithoutHostNetwork) });
  const configuration = 'suppressions: [{ rule: HPC003, reason: nobody needs it }]\n';
  expect(await check(configuration)).toEqual({ exitCode: 1, found: ['HPC003 pods/x.yaml', 'HPC098 .cdk8s-hostprocess.yaml'] });
  expect((await place.run(['check', 'pods'])).stdout).toContain('the suppression is for HPC003, but a refusal by the API server cannot be suppressed');
});

test('what Pod Security refuses may be exempt in the cluster, and can be suppressed', async () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } };
  place.write({ 'pods/x.yaml': yaml(podWith(), namespace) });
  expect(await check('suppressions: [{ rule: HPC036, reason: the account is exempt }]\n')).toEqual({
    exitCode: 0, found: ['HPC036 suppressed by configuration pods/x.yaml'],
  });
});

test('the command line comes before failOn, and --no-config before everything', async () => {
  expect((await check('failOn: warning\n')).exitCode).toBe(1);
  expect((await check('failOn: warning\n', ['pods'], ['--fail-on', 'error'])).exitCode).toBe(0);
  expect((await check('nonsense: true\n', ['pods'], ['--no-config'])).exitCode).toBe(0);
});

test('another file by --config', async () => {
  place.write({ 'ci/strict.yaml': 'failOn: warning\n', '.cdk8s-hostprocess.yaml': 'nonsense: true' });
  expect((await place.run(['check', 'pods', '--config', 'ci/strict.yaml'])).exitCode).toBe(1);
  expect(await place.run(['check', 'pods', '--config', 'ci/missing.yaml'])).toMatchObject({
    exitCode: 2, stdout: '', stderr: 'error: ci/missing.yaml: the configuration cannot be read (ENOENT). Correct the path, or use --no-config.\n',
  });
});

test('an empty configuration says nothing', async () => {
  expect((await check('# later\n')).exitCode).toBe(0);
});

test.each([
  ['targets: {}', '1:1: the configuration has no property "targets". Did you mean "target"?'],
  ['target: { containerd: "1.8" }', '1:23: containerd is "1.8", which this version of the library does not know. Use the latest release of 1.6, 1.7 or 2'],
  ['target: { containerd: 2.1 }', '1:23: containerd is 2.1. Write the version in quotes, such as "2.1".'],
  ['target: { containerd: [1.7] }', '1:11: containerd is [1.7]. Use a release line (1.6, 1.7 or 2) or a release such as 1.7.20.'],
  ['target: { kubernetes: 1.30 }', '1:23: kubernetes is 1.3. Write the version in quotes, such as "1.30".'],
  ['target: { kubernetes: "130" }', '1:23: Kubernetes version is "130"'],
  ['target: windows', '1:9: target is not a mapping. Its keys are: containerd, kubernetes.'],
  ['failOn: sometimes', '1:9: failOn is "sometimes". Write "error", "warning" or "never".'],
  ['suppressions: HPC046', '1:15: suppressions is not a list.'],
  ['suppressions:\n- HPC046', '2:3: a suppression is not a mapping. Its keys are: rule, reason, subject, path, expires.'],
  ['suppressions:\n- { rule: HPC046 }', '2:5: a suppression has no "reason". Every suppression needs a rule and a reason.'],
  ['suppressions:\n- { reason: x }', 'a suppression has no "rule"'],
  ['suppressions:\n- { rule: HPC046, reason: "  " }', '2:27: reason is "  ". State why the finding is accepted'],
  ['suppressions:\n- { rule: HPC46, reason: x }', '2:11: rule is "HPC46", which is not a rule. Did you mean HPC046?'],
  ['suppressions:\n- { rule: HPC097, reason: x }', '2:11: rule is HPC097, which is about the check itself and cannot be suppressed.'],
  ['suppressions:\n- { rule: HPC046, reason: x, expires: 2030-02-30 }', '2:39: expires is "2030-02-30". Write an existing date'],
  ['suppressions:\n- { rule: HPC046, reason: x, expire: 2030-01-01 }', '2:38: a suppression has no property "expire". Did you mean "expires"?'],
  ['suppressions:\n- { rule: HPC046, reason: x, subject: [a] }', '2:30: subject is a list. Write a string.'],
  ['[]', 'the configuration is not a mapping. Its keys are: target, failOn, exclude, baseline, severities, suppressions.'],
  ['[a]', 'the configuration is not a mapping'],
  ['failOn: error\n---\nfailOn: error\n', 'there is more than one document'],
  ['failOn: [', '1:10: the document ends inside a list or mapping in brackets'],
  ['failOn: "\\e[31m##vso[task.setvariable]"', '1:9: failOn is "\\u001b[31m#\\u0023vso[task.setvariable]".'],
  ['a/b: 1', '1:6: the configuration has no property "a/b"'],
])('%j is an error with its place', async (text, message) => {
  place.write({ '.cdk8s-hostprocess.yaml': text });
  const { exitCode, stdout, stderr } = await place.run(['check', 'pods']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^error: \.cdk8s-hostprocess\.yaml:\d+:\d+: /u);
  expect(stderr).toContain(message);
});

test('all errors at once', async () => {
  place.write({ '.cdk8s-hostprocess.yaml': 'failon: error\ntarget: { containerd: 3 }\nsuppressions: [{ rule: HPC046 }, {}]\n' });
  expect((await place.run(['check', 'pods'])).stderr.trim().split('\n')).toHaveLength(5);
});

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { Workplace } from './command-line';
import { fixedRules } from '../../src/cli/fix/edits';
import { unifiedDiff } from '../../src/cli/fix/unified-diff';
import { catalogue } from '../../src/rules/catalogue';
import { podCaseFamilies } from '../rules/cases';
import { goodPod } from '../rules/manifests';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

const AGENT = `# The agent of team A
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent   # the name
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      hostNetwork: false # was needed once
      hostPID: true
      containers:
      - name: "main"
        image: 'registry.example.com/agent:1.2.3'
        command: [agent.exe]
        securityContext:
          # Linux needs it.
          allowPrivilegeEscalation: false
          windowsOptions: {runAsUserName: 'NT AUTHORITY\\Local service'}

      securityContext:
        windowsOptions:
          hostProcess: true
          runAsUserName: NT AUTHORITY\\Local service
`;

const FIXED = `# The agent of team A
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: agent   # the name
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      nodeSelector:
        kubernetes.io/os: windows
      os:
        name: windows
      hostNetwork: true # was needed once
      containers:
      - name: "main"
        image: 'registry.example.com/agent:1.2.3'
        command: [agent.exe]
        securityContext:
          # Linux needs it.
          windowsOptions: {runAsUserName: 'NT AUTHORITY\\Local service'}

      securityContext:
        windowsOptions:
          hostProcess: true
          runAsUserName: NT AUTHORITY\\Local service
`;

const text = (path: string) => readFileSync(place.path(path), 'utf8');

test('--fix changes the lines of the findings alone, and the report shows what remains', async () => {
  const { exitCode, stdout } = await place.write({ 'a.yaml': AGENT }).run(['check', 'a.yaml', '--fix']);
  expect(text('a.yaml')).toBe(FIXED);
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^0 errors, 0 warnings/u)]);
});

test('--diff changes nothing, and patch makes the same change from its output', async () => {
  const { exitCode, stderr } = await place.write({ 'a.yaml': AGENT }).run(['check', 'a.yaml', '--diff', '--quiet']);
  expect([exitCode, text('a.yaml')]).toEqual([1, AGENT]);
  const { status, stdout } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: place.folder, input: stderr, encoding: 'utf8' });
  expect([status, stdout, text('a.yaml')]).toEqual([0, '', FIXED]);
});

test('--fix shows the diff', async () => {
  const before = await place.write({ 'a.yaml': AGENT }).run(['check', 'a.yaml', '--diff', '--quiet']);
  const { stderr } = await place.run(['check', 'a.yaml', '--fix', '--quiet']);
  expect(stderr).toBe(before.stderr);
});

test.each([
  ['line ends of Windows', AGENT.replace(/\n/gu, '\r\n'), FIXED.replace(/\n/gu, '\r\n')],
  ['other documents and a byte order mark', `\ufeff---\nkind: Other\n---\n${AGENT}---\n# end\n`, `\ufeff---\nkind: Other\n---\n${FIXED}---\n# end\n`],
  ['a list', `kind: List\napiVersion: v1\nitems:\n- ${AGENT.split('\n').slice(1, -1).join('\n  ')}\n`, `kind: List\napiVersion: v1\nitems:\n- ${FIXED.split('\n').slice(1, -1).join('\n  ')}\n`],
])('%s stay', async (_, before, after) => {
  await place.write({ 'a.yaml': before }).run(['check', 'a.yaml', '--fix']);
  expect(text('a.yaml')).toBe(after);
});

test.each([
  ['JSON', JSON.stringify({ ...goodPod(), spec: { ...goodPod().spec, os: undefined } })],
  ['an anchor that other objects share', 'x: &spec\n  hostNetwork: false\n  securityContext: {windowsOptions: {hostProcess: true}}\n  containers: [{name: a, image: a}]\nkind: Pod\napiVersion: v1\nmetadata: {name: a}\nspec: *spec\n'],
  ['braces', dump({ ...goodPod(), spec: { ...goodPod().spec, hostNetwork: undefined } }, { flowLevel: 1, skipInvalid: true })],
])('%s stays as it is: the edit is not certain', async (_, manifest) => {
  await place.write({ 'a.yaml': manifest }).run(['check', 'a.yaml', '--fix']);
  expect(text('a.yaml')).toBe(manifest);
});

test('a suppressed finding, a finding of the baseline and stdin are not fixed', async () => {
  const manifest = AGENT.replace('metadata:', 'metadata:\n  annotations: { ignore.cdk8s-hostprocess/HPC009: "Old clusters." }');
  await place.write({ 'a.yaml': manifest }).run(['check', 'a.yaml', '--fix']);
  expect(text('a.yaml')).not.toContain('name: windows');
  expect((await place.run(['check', '-', '--fix'])).stderr).toContain('--fix cannot change stdin. Use --diff, which prints the changes.');
  expect((await place.run(['check', '-', '--diff'], { stdin: AGENT })).stderr).toContain('+      hostNetwork: true # was needed once');
});

test('rules that a program fixes say that one change is right', () => {
  expect(fixedRules.filter((id) => catalogue.find((rule) => rule.id === id)?.fixable !== true)).toEqual([]);
});

test('a fix removes its finding, adds no error, and runs come to an end', async () => {
  const cases = Object.values(podCaseFamilies).flat().filter(({ expected }) => expected.some(([rule]) => fixedRules.includes(rule)));
  const outcome = async (...args: readonly string[]) => (
    JSON.parse((await place.run(['check', 'a.yaml', '--format', 'json', ...args])).stdout).findings.map(({ rule, severity, pointer }: any) => `${severity} ${rule} ${pointer}`)
  );
  let changed = 0;
  for (const { change } of cases) {
    const pod = goodPod();
    change(pod.spec, pod.metadata);
    const manifest = dump(JSON.parse(JSON.stringify(pod)));
    place.write({ 'a.yaml': manifest });
    const before = await outcome();
    const after = await outcome('--fix');
    const isError = (finding: string) => finding.startsWith('error');
    expect(after.filter((finding: string) => isError(finding) && !before.includes(finding))).toEqual([]);
    const once = text('a.yaml');
    changed += Number(once !== manifest);
    // A fix can reveal another finding, which the next run fixes.
    await outcome('--fix');
    const twice = text('a.yaml');
    await outcome('--fix');
    expect(text('a.yaml')).toBe(twice);
  }
  expect(changed).toBeGreaterThan(cases.length / 2);
});

test('a diff turns any text into any other', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ' a', '-x', '+y', ''), { maxLength: 25 }).map((all) => all.map((line) => `${line}\n`).join(''));
  fc.assert(fc.property(lines, lines, (before, after) => {
    fc.pre(before !== '' && after !== '');
    writeFileSync(place.path('t'), before);
    const diff = unifiedDiff('t', before, after);
    const { status, stderr } = diff === '' ? { status: 0, stderr: '' } : spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: place.folder, input: diff, encoding: 'utf8' });
    expect([status, stderr, text('t')]).toEqual([0, '', after]);
  }), { numRuns: 60 });
});

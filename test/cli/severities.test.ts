import { Workplace } from './command-line';
import { podWith, podWithHostPath, podWithoutHostNetwork, yaml } from './manifests';

let place: Workplace;

beforeEach(() => {
  place = new Workplace().write({ 'a.yaml': yaml(podWithHostPath, podWithoutHostNetwork) });
});
afterEach(() => place.remove());

async function check(...lines: readonly string[]): Promise<{ exitCode: number; stderr: string; found: readonly string[] }> {
  place.write({ '.cdk8s-hostprocess.yaml': lines.map((line) => `${line}\n`).join('') });
  const { exitCode, stdout, stderr } = await place.run(['check', '.', '--format', 'json']);
  const findings = stdout === '' ? [] : JSON.parse(stdout).findings;
  return { exitCode, stderr, found: findings.map(({ rule, severity }: any) => `${severity}[${rule}]`) };
}

test('a rule can be more severe, without a reason', async () => {
  expect((await check('severities:', '  hpc046: error')).found).toEqual(['error[HPC046]', 'error[HPC003]']);
});

test.each(['off', '"off"', 'false'])('a rule can be %s with a reason, and reports nothing', async (off) => {
  expect((await check('severities:', `  HPC046: { severity: ${off}, reason: Our nodes have a large disk. }`)).found).toEqual(['error[HPC003]']);
});

test('an error that is no refusal can be a warning', async () => {
  place.write({ 'a.yaml': yaml(podWith((spec) => { spec.containers[0].command = ['pwsh', '-File', '%CONTAINER_SANDBOX_MOUNT_POINT%\\a.ps1']; })) });
  expect((await check()).found).toEqual(['error[HPC059]']);
  expect(await check('severities:', '  HPC059:', '    severity: warning', '    reason: Our nodes have PowerShell 7.')).toMatchObject({ exitCode: 0, found: ['warning[HPC059]'] });
});

test.each(['off', 'warning'])('a refusal by the API server stays an error if its rule is %s, and the entry is reported', async (severity) => {
  const { exitCode, found } = await check('severities:', `  HPC003: { severity: ${severity}, reason: It is always so. }`);
  expect([exitCode, found]).toEqual([1, ['warning[HPC046]', 'error[HPC003]', 'warning[HPC098]']]);
});

test('a refusal can be suppressed by no severity, but the findings beside it follow', async () => {
  const { stdout } = await place.write({ '.cdk8s-hostprocess.yaml': 'severities: { HPC003: { severity: off, reason: x } }' }).run(['check', 'a.yaml']);
  expect(stdout).toContain('warning[HPC098]: the severity of HPC003 is off, but a refusal by the API server stays an error\n --> .cdk8s-hostprocess.yaml:1:15\n');
});

test('a suppression of a rule that is off has nothing to suppress', async () => {
  const { found } = await check('severities: { HPC046: { severity: off, reason: x } }', 'suppressions: [{ rule: HPC046, reason: x }]');
  expect(found).toEqual(['error[HPC003]', 'warning[HPC098]']);
});

test.each([
  ['severities: [HPC046]', '1:1: severities is not a mapping. Write the id of a rule and its severity: HPC046: error.'],
  ['severities: { HPC046: off }', '1:23: the severity of HPC046 is off, without a reason. Write { severity: "off", reason: "..." }.'],
  ['severities: { HPC046: info }', '1:23: severity is "info". Write "error", "warning" or "off".'],
  ['severities: { HPC046: { reason: x } }', '1:15: a severity has no "severity". Write error, warning or off.'],
  ['severities: { HPC046: { severity: off, reason: "" } }', '1:48: reason is "". State why the finding is accepted, for future readers.'],
  ['severities: { HPC046: { severity: error, until: x } }', '1:49: a severity has no property "until".'],
  ['severities: { HPC46: error }', '1:22: a rule of severities is "HPC46", which is not a rule. Did you mean HPC046?'],
  ['severities: { HPC097: error }', '1:23: a rule of severities is HPC097, which is about the check itself and cannot be changed.'],
  ['severities: { HPC046: error, hpc046: error }', 'severities has two entries for HPC046. Remove one of them.'],
])('%s is not valid, at its place', async (text, message) => {
  const { exitCode, stderr } = await check(text);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
});

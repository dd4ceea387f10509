import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { minimal, newChart } from './workloads';
import { HostProcessContainer, HostProcessDaemonSet, HostProcessDefaults, SynthWarnings } from '../../src';

const VARIABLE = 'CDK8S_HOSTPROCESS_WARNINGS';
const outside = process.env[VARIABLE];
let printed: string[];

beforeEach(() => {
  printed = [];
  delete process.env[VARIABLE];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env[VARIABLE] = outside;
});

/** A workload with one warning. */
function withWarning(chart: Chart, id = 'agent'): HostProcessDaemonSet {
  return new HostProcessDaemonSet(chart, id, { ...minimal(), containers: [HostProcessContainer.fromImage('agent:1', { workingDir: '/app' })] });
}

test('a warning is printed with the path of its workload, the rule, the reason and the fix', () => {
  const chart = newChart();
  const [{ text }] = withWarning(chart).findings;
  Testing.synth(chart);
  expect(printed).toEqual([`warning: [chart/agent] ${text}\n`]);
  expect(text).toMatch(/^\[HPC060\] .+\. .+\.$/u);
});

test('each warning is printed once, however often the app is validated', () => {
  const app = Testing.app();
  const charts = ['one', 'two', 'three'].map((id) => new Chart(app, id));
  charts.forEach((chart) => withWarning(chart));
  app.synth();
  app.synth();
  expect(printed.map((line) => line.split(' ')[1])).toEqual(['[one/agent]', '[two/agent]', '[three/agent]']);
});

test('a warning that a later change adds is printed too', () => {
  const chart = newChart();
  const workload = withWarning(chart);
  Testing.synth(chart);
  ApiObject.of(workload).addJsonPatch(JsonPatch.remove('/spec/template/spec/os'));
  Testing.synth(chart);
  expect(printed.map((line) => /HPC\d+/u.exec(line)![0])).toEqual(['HPC060', 'HPC009']);
});

test('a suppressed warning is not printed', () => {
  const chart = newChart();
  new HostProcessDaemonSet(chart, 'agent', {
    ...minimal(),
    containers: [HostProcessContainer.fromImage('agent:1', { workingDir: '/app' })],
    podAnnotations: { 'ignore.cdk8s-hostprocess/HPC060': 'The folder exists on all nodes.' },
  });
  HostProcessDefaults.of(chart).configure({ warnings: SynthWarnings.FAIL });
  expect(() => Testing.synth(chart)).not.toThrow();
  expect(printed).toEqual([]);
});

test('warnings can fail the synth, and are then errors that cdk8s prints itself', () => {
  const chart = newChart();
  withWarning(chart);
  HostProcessDefaults.of(App.of(chart)).configure({ warnings: SynthWarnings.FAIL });
  expect(() => Testing.synth(chart)).toThrow(/\[chart\/agent\] \[HPC060\] /u);
  expect(printed).toEqual([]);
});

test('warnings can be hidden, below one construct', () => {
  const app = Testing.app();
  const [loud, quiet] = ['loud', 'quiet'].map((id) => new Chart(app, id));
  [loud, quiet].forEach((chart) => withWarning(chart));
  HostProcessDefaults.of(quiet).configure({ warnings: SynthWarnings.HIDE });
  app.synth();
  expect(printed).toEqual([expect.stringContaining('[loud/agent]')]);
});

test.each([
  ['hide', SynthWarnings.FAIL, { lines: 0, fails: false }],
  ['print', SynthWarnings.HIDE, { lines: 1, fails: false }],
  ['fail', SynthWarnings.PRINT, { lines: 0, fails: true }],
  ['', SynthWarnings.PRINT, { lines: 1, fails: false }],
] as const)('the environment variable "%s" overrides %s of the app', (override, chosen, { lines, fails }) => {
  const chart = newChart();
  withWarning(chart);
  HostProcessDefaults.of(chart).configure({ warnings: chosen });
  process.env[VARIABLE] = override;
  const synth = expect(() => Testing.synth(chart));
  (fails ? synth : synth.not).toThrow();
  expect(printed).toHaveLength(lines);
});

test('another value is refused, with the values that exist', () => {
  const chart = newChart();
  expect(() => HostProcessDefaults.of(chart).configure({ warnings: 'quiet' as SynthWarnings }))
    .toThrow('warnings of HostProcessDefaults is "quiet". Use print, fail, hide (SynthWarnings), or leave it out.');
  withWarning(chart);
  process.env[VARIABLE] = 'off';
  expect(() => Testing.synth(chart)).toThrow('the environment variable CDK8S_HOSTPROCESS_WARNINGS is "off"');
});

test('a warning cannot control the terminal', () => {
  const chart = newChart();
  ApiObject.of(withWarning(chart)).addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/workingDir', '/a\u001b[2J'));
  Testing.synth(chart);
  expect(printed.join('')).toContain('\\u001b[2J');
  expect(printed.join('')).not.toContain('\u001b');
});

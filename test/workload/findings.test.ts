import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { kinds, minimal, newChart } from './workloads';
import {
  Containerd, HostProcessContainer, HostProcessDaemonSet, HostProcessDefaults, HostProcessPort, HostProcessWorkload, HostProcessWorkloadProps, Rules,
  Severity, WindowsAccount,
} from '../../src';

const port = HostProcessPort.tcp(9182);
const first = HostProcessContainer.fromImage('agent:1', { ports: [port], command: ['pwsh', '-File', 'a.ps1'] });
const second = HostProcessContainer.fromImage('agent:1', { ports: [port], name: 'second' });
const patch = (...path: string[]) => JsonPatch.replace(`/spec/template/spec/${path.join('/')}`, false);

function errorsOf(synth: () => unknown): string[] {
  try {
    synth();
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).map((line) => /^ {2}(\[.*?\] \[HPC\d+\])/.exec(line)![1]);
  }
  return [];
}

const rulesOf = (workload: HostProcessWorkload, severity: Severity) => (
  workload.findings.filter((finding) => finding.severity === severity).map(({ rule }) => rule)
);

test.each(Object.keys(kinds))('all errors of every %s come in one go, each with the path of its workload', (kind) => {
  const chart = newChart();
  kinds[kind](chart, 'one', { ...minimal(), containers: [first, second] });
  kinds[kind](chart, 'two', { ...minimal(), containers: [first] });
  expect(errorsOf(() => Testing.synth(chart))).toEqual(['[chart/one] [HPC031]', '[chart/one] [HPC059]', '[chart/two] [HPC059]']);
});

test('an error says what is wrong, why, and what to do', () => {
  const chart = newChart();
  new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers: [first, second] });
  expect(() => Testing.synth(chart)).toThrow(/\[chart\/agent\] \[HPC031\] containers "main" and "second" both claim port TCP\/9182\. Ports of .*\. Give each container its own ports/);
});

test('warnings are findings, and never fail the synth', () => {
  const chart = newChart();
  const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers: [HostProcessContainer.fromImage('agent:1', { workingDir: '/app' })] });
  expect(rulesOf(workload, Severity.WARNING)).toContain('HPC060');
  expect(rulesOf(workload, Severity.ERROR)).toEqual([]);
  expect(() => Testing.synth(chart)).not.toThrow();
});

test('findings are those that the rules have about the manifest, word for word', () => {
  const chart = newChart();
  const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers: [HostProcessContainer.fromImage('agent:1', { workingDir: '/app' })] });
  expect(workload.findings).toEqual(Rules.check(Testing.synth(chart), { containerd: Containerd.V1_7 }));
  workload.findings.splice(0);
  expect(workload.findings).not.toEqual([]);
});

test.each(Object.keys(kinds))('what the constructs of a %s render has nothing against it', (kind) => {
  const workload = kinds[kind](newChart(), 'agent', minimal());
  expect(workload.findings).toEqual([]);
});

test('a patch is judged, and what it does is in the YAML', () => {
  const chart = newChart();
  const workload = new HostProcessDaemonSet(chart, 'agent', minimal());
  ApiObject.of(workload).addJsonPatch(patch('hostNetwork'));
  expect(rulesOf(workload, Severity.ERROR)).toEqual(['HPC003']);
  expect(errorsOf(() => Testing.synth(chart))).toEqual(['[chart/agent] [HPC003]']);
  ApiObject.of(workload).addJsonPatch(JsonPatch.replace('/spec/template/spec/hostNetwork', true), JsonPatch.add('/spec/template/spec/schedulerName', 'kept'));
  expect(Testing.synth(chart)[0].spec.template.spec.schedulerName).toBe('kept');
  ApiObject.of(workload).addJsonPatch(JsonPatch.add('/spec/template/spec/fooBar', 'refused'));
  expect(errorsOf(() => Testing.synth(chart))).toEqual(['[chart/agent] [HPC081]']);
  expect(ApiObject.of(workload).toJson().spec.template.spec.fooBar).toBe('refused');
});

describe('findings are kept', () => {
  let check: jest.SpyInstance;
  beforeEach(() => { check = jest.spyOn(Rules, '_check'); });
  afterEach(() => { check.mockRestore(); });

  test('the rules see each workload once, however many charts make cdk8s validate the app again', () => {
    const app = Testing.app();
    for (let index = 0; index < 100; index++) {
      new HostProcessDaemonSet(new Chart(app, `chart-${index}`), 'agent', minimal());
    }
    app.synthYaml();
    expect(check).toHaveBeenCalledTimes(100);
    app.synthYaml();
    expect(check).toHaveBeenCalledTimes(100);
  });

  test('the rules see a workload once, whoever asks', () => {
    const chart = newChart();
    const workload = new HostProcessDaemonSet(chart, 'agent', minimal());
    expect([workload.findings, workload.findings]).toEqual([[], []]);
    Testing.synth(chart);
    expect(check).toHaveBeenCalledTimes(1);
  });

  const changes: [string, (workload: HostProcessWorkload) => unknown][] = [
    ['a patch', (workload) => ApiObject.of(workload).addJsonPatch(patch('hostNetwork'))],
    ['a label', (workload) => workload.metadata.addLabel('a', 'b')],
    ['an annotation', (workload) => workload.metadata.addAnnotation('a', 'b')],
    ['other metadata', (workload) => workload.metadata.add('generateName', 'x')],
    ['a finalizer', (workload) => workload.metadata.addFinalizers('example.com/x')],
    ['an owner', (workload) => workload.metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Pod', name: 'x', uid: 'y' })],
    ['a container', (workload) => workload.addContainer(second)],
    ['an init container', (workload) => workload.addInitContainer(HostProcessContainer.fromImage('a:1', { name: 'init' }))],
    ['another version of Kubernetes', (workload) => HostProcessDefaults.of(App.of(workload)).configure({ kubernetes: '1.21' })],
    ['a choice for the app', (workload) => HostProcessDefaults.of(App.of(workload)).configure({ containerd: Containerd.V1_6 })],
  ];

  test.each(changes)('%s makes the rules look again, and the YAML or the findings are new', (_what, change) => {
    const chart = newChart();
    const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), account: WindowsAccount.localGroup('readers') });
    const before = JSON.stringify([workload.findings, ApiObject.of(workload).toJson()]);
    change(workload);
    expect(JSON.stringify([workload.findings, ApiObject.of(workload).toJson()])).not.toBe(before);
    expect(check).toHaveBeenCalledTimes(2);
  });
});

test('the version of Kubernetes changes what is found, and never the YAML', () => {
  const outcomes = [undefined, '1.33', 'v1.34.2'].map((kubernetes) => {
    const chart = newChart();
    HostProcessDefaults.of(chart).configure({ kubernetes });
    const workload = new HostProcessDaemonSet(chart, 'agent', minimal());
    ApiObject.of(workload).addJsonPatch(JsonPatch.add('/spec/template/spec/hostnameOverride', 'a'));
    return { yaml: JSON.stringify(ApiObject.of(workload).toJson()), rules: workload.findings.map(({ rule }) => rule) };
  });
  expect(new Set(outcomes.map(({ yaml }) => yaml)).size).toBe(1);
  expect(outcomes.map(({ rules }) => rules)).toEqual([['HPC076'], [], ['HPC076']]);
});

test('a change between validation and rendering is in the YAML', () => {
  const chart = newChart();
  const workload = new HostProcessDaemonSet(chart, 'agent', minimal());
  workload.node.validate();
  workload.metadata.addLabel('late', 'yes');
  expect(ApiObject.of(workload).toJson().metadata.labels).toEqual({ late: 'yes' });
});

test('the release of containerd changes what is found, and never the YAML', () => {
  const outcomes = [Containerd.V1_6, Containerd.V1_7, Containerd.of('1.7.19'), Containerd.V2].map((containerd) => {
    const chart = newChart();
    const props: HostProcessWorkloadProps = {
      ...minimal(), account: WindowsAccount.localGroup('readers'), containerd, automountServiceAccountToken: true,
      containers: [HostProcessContainer.fromImage('agent:1', { workingDir: '/app' })],
    };
    const workload = new HostProcessDaemonSet(chart, 'agent', props);
    return { yaml: JSON.stringify(ApiObject.of(workload).toJson()), rules: workload.findings.map(({ rule }) => rule) };
  });
  expect(new Set(outcomes.map(({ yaml }) => yaml)).size).toBe(1);
  expect(outcomes.map(({ rules }) => rules.includes('HPC020'))).toEqual([true, false, false, false]);
});

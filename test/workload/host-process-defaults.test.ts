import { App, Chart, Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { minimal, newChart } from './workloads';
import {
  Containerd, HostProcessContainer, HostProcessDaemonSet, HostProcessDefaults, HostProcessDefaultsOptions, NodeScript, ScriptRun, WindowsNodes,
} from '../../src';

const script = HostProcessContainer.fromScript(NodeScript.fromInline('exit 0'), { run: ScriptRun.forever() });
const podOf = (chart: Chart) => Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet').spec.template.spec;
const pull = Secret.fromSecretName(newChart(), 'pull', 'registry');

test('the choices reach every workload below', () => {
  const chart = newChart();
  HostProcessDefaults.of(App.of(chart)).configure({
    baseImage: 'registry.example.com/base:1', nodes: WindowsNodes.all().withLabel('pool', 'win'), imagePullSecrets: [pull], containerd: Containerd.V2,
  });
  const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers: [script] });
  expect(podOf(chart)).toMatchObject({
    containers: [{ image: 'registry.example.com/base:1' }],
    nodeSelector: { 'kubernetes.io/os': 'windows', 'pool': 'win' },
    imagePullSecrets: [{ name: 'registry' }],
  });
  expect([workload.containerd, workload.nodes]).toEqual([Containerd.V2, WindowsNodes.all().withLabel('pool', 'win')]);
});

test('what a workload says itself goes first', () => {
  const chart = newChart();
  HostProcessDefaults.of(chart).configure({ baseImage: 'base:1', nodes: WindowsNodes.named('a'), imagePullSecrets: [pull], containerd: Containerd.V2 });
  const own = HostProcessContainer.fromScript(NodeScript.fromInline('exit 0'), { run: ScriptRun.forever(), image: 'own:1' });
  const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers: [own], nodes: WindowsNodes.all(), imagePullSecrets: [], containerd: Containerd.V1_6 });
  expect(podOf(chart)).toMatchObject({ containers: [{ image: 'own:1' }], nodeSelector: { 'kubernetes.io/os': 'windows' } });
  expect(Object.keys(podOf(chart))).not.toContain('imagePullSecrets');
  expect(Object.keys(podOf(chart))).not.toContain('nodeName');
  expect(workload.containerd).toBe(Containerd.V1_6);
});

test('a container from an image keeps its image', () => {
  const chart = newChart();
  HostProcessDefaults.of(chart).configure({ baseImage: 'base:1' });
  new HostProcessDaemonSet(chart, 'agent', minimal());
  expect(podOf(chart).containers[0].image).toBe('agent:1');
});

test('the nearest choice decides, one by one, whether it is made before or after the workload', () => {
  const choice = fc.record({
    level: fc.nat({ max: 2 }),
    options: fc.record<HostProcessDefaultsOptions>({
      baseImage: fc.constantFrom('a:1', 'b:1', 'c:1'),
      containerd: fc.constantFrom(Containerd.V1_6, Containerd.of('1.7.18'), Containerd.V2),
      kubernetes: fc.constantFrom('1.33', 'v1.34.2'),
      nodes: fc.constantFrom('x', 'y').map((name) => WindowsNodes.named(name)),
    }, { requiredKeys: [] }),
  });
  fc.assert(fc.property(fc.array(choice, { maxLength: 6 }), fc.nat({ max: 6 }), (choices, before) => {
    const app = Testing.app();
    const chart = new Chart(app, 'chart');
    const inner = new Construct(chart, 'inner');
    const make = (some: typeof choices) => (
      some.forEach(({ level, options }) => HostProcessDefaults.of([app, chart, inner][level]).configure(options))
    );
    make(choices.slice(0, before));
    const workload = new HostProcessDaemonSet(inner, 'agent', { ...minimal(), containers: [script] });
    make(choices.slice(before));
    // The deepest level, and on it the last word.
    const expected = <Key extends keyof HostProcessDefaultsOptions>(key: Key) => choices.filter(({ options }) => options[key] !== undefined)
      .reduce<typeof choices[0] | undefined>((best, next) => (next.level >= (best?.level ?? 0) ? next : best), undefined)?.options[key];
    expect(workload.containerd).toBe(expected('containerd') ?? Containerd.V1_7);
    expect(HostProcessDefaults.of(workload).kubernetes).toBe(expected('kubernetes'));
    expect(workload.nodes._toKube()).toEqual((expected('nodes') ?? WindowsNodes.all())._toKube());
    expect(podOf(chart).containers[0].image).toBe(expected('baseImage') ?? 'mcr.microsoft.com/oss/kubernetes/windows-host-process-containers-base-image:v1.0.0');
  }), { numRuns: 200 });
});

test('a workload is a scope too', () => {
  const chart = newChart();
  const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers: [script] });
  HostProcessDefaults.of(workload).configure({ baseImage: 'a:1' });
  expect(podOf(chart).containers[0].image).toBe('a:1');
});

test('a choice that is left out, or undefined, stays as it is', () => {
  const chart = newChart();
  HostProcessDefaults.of(chart).configure({ baseImage: 'a:1', imagePullSecrets: [pull] }).configure({ containerd: Containerd.V2, baseImage: undefined });
  const { baseImage, containerd, imagePullSecrets } = HostProcessDefaults.of(chart);
  expect([baseImage, containerd, imagePullSecrets]).toEqual(['a:1', Containerd.V2, [pull]]);
});

test('a list that changes afterwards does not change the choice', () => {
  const chart = newChart();
  const secrets = [pull];
  HostProcessDefaults.of(chart).configure({ imagePullSecrets: secrets });
  secrets.splice(0);
  HostProcessDefaults.of(chart).imagePullSecrets.splice(0);
  expect(HostProcessDefaults.of(chart).imagePullSecrets).toEqual([pull]);
});

test('one app knows nothing of another', () => {
  HostProcessDefaults.of(Testing.app()).configure({ baseImage: 'a:1' });
  expect(HostProcessDefaults.of(Testing.app()).baseImage).toContain('windows-host-process-containers-base-image');
});

test.each<[object, string]>([
  [{ baseImage: '' }, 'image "" is not the name of an image'],
  [{ imagePullSecrets: ['registry'] }, 'image pull secret of HostProcessDefaults must be a Secret, got "registry". Use SecretReference.fromName(name)'],
  [{ containerd: '1.7' }, 'containerd of HostProcessDefaults is "1.7".'],
  [{ kubernetes: '1.34-gke' }, 'Kubernetes version is "1.34-gke". Use a version such as 1.30.'],
  [{ kubernetes: 1.34 }, 'Kubernetes version is 1.34.'],
  [{ image: 'a:1' }, 'HostProcessDefaults.configure has no property "image". It has: baseImage, cluster, containerd, imagePullSecrets, kubernetes, nodes, warnings.'],
  [{ node: WindowsNodes.all() }, 'Did you mean "nodes"?'],
])('fails for %p', (options, text) => {
  expect(() => HostProcessDefaults.of(newChart()).configure(options)).toThrow(text);
});

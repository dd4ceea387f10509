import { App, Chart, Cron, Size, Testing, Yaml } from 'cdk8s';
import { ConfigMap, Secret } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { kinds, minimal, newChart } from './workloads';
import {
  HostProcessContainer, HostProcessCronJob, HostProcessDaemonSet, HostProcessHandler, HostProcessNamespace, HostProcessPort, HostProcessProbe,
  HostProcessVolume, HostProcessWorkloadProps, NodeScript, NodeScriptData, ProbePort, ScriptRun, WindowsAccount, WindowsNodes,
} from '../../src';

type TextMap = { [key: string]: string };

/** A chart that uses whatever takes a map, each map as `arranged` leaves it. */
function everything(arranged: (map: TextMap) => TextMap): Chart {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'ops', labels: arranged({ owner: 'ops', stage: 'test' }) });
  const settings = ConfigMap.fromConfigMapName(chart, 'settings', 'settings');
  const keys = Secret.fromSecretName(chart, 'keys', 'keys');
  const items = arranged({ 'b.json': 'b.json', 'a.json': 'c/a.json', 'c.json': 'a.json' });
  const headers = arranged({ 'X-B': '1', 'X-A': '2', 'Accept': '*/*' });
  const devices = Object.fromEntries(Object.keys(arranged({ 'b.com/x': '', 'a.com/x': '', 'a.com/y': '' })).map((name) => [name, 1]));
  const script = NodeScript.fromInline('exit 0', { data: [NodeScriptData.fromJson('a.json', arranged({ z: '1', a: '2', m: '3' }))] });
  new HostProcessNamespace(chart, 'namespace', { metadata: { name: 'ops', labels: arranged({ team: 'a', cost: 'b' }) } });
  const workload = new HostProcessDaemonSet(chart, 'agent', {
    account: WindowsAccount.localSystem({ reason: 'because' }),
    nodes: WindowsNodes.all().withLabel('b', '1').withLabel('a', '2'),
    metadata: { labels: arranged({ x: '1', w: '2' }), annotations: arranged({ n: '1', m: '2' }) },
    podLabels: arranged({ tier: 'node', kind: 'agent' }),
    podAnnotations: arranged({ q: '1', p: '2' }),
    selector: arranged({ app: 'agent', part: 'one' }),
    containers: [
      HostProcessContainer.fromImage('agent:1', {
        ports: [HostProcessPort.tcp(80, { name: 'web' })],
        livenessProbe: HostProcessProbe.httpGet({ port: ProbePort.fromName('web'), headers }),
        preStop: HostProcessHandler.httpGet({ port: ProbePort.fromName('web'), headers }),
        resources: { memory: { request: Size.mebibytes(100) } },
        extendedResources: devices,
        mounts: [HostProcessVolume.fromConfigMap(settings, { items }).mount(), HostProcessVolume.fromSecret(keys, { items }).mount()],
      }),
      HostProcessContainer.fromScript(script, { run: ScriptRun.forever(), name: 'script' }),
    ],
  });
  workload.exposeViaService();
  new HostProcessCronJob(chart, 'cleanup', { ...minimal(), schedule: Cron.daily() });
  return chart;
}

const yaml = (chart: Chart) => Yaml.stringify(...Testing.synth(chart));
const expected = yaml(everything((map) => map));

test('the order in which maps come makes no difference: Java changes it from process to process', () => {
  const rank = (seed: number, key: string) => [...`${seed}${key}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, seed % 9973);
  fc.assert(fc.property(fc.nat(), (seed) => {
    const arranged = (map: TextMap) => Object.fromEntries(Object.entries(map).sort(([a], [b]) => rank(seed, a) - rank(seed, b)));
    expect(yaml(everything(arranged))).toBe(expected);
  }), { numRuns: 50 });
});

test('rendering changes nothing: one app gives the same bytes each time, by every way of asking', () => {
  const chart = everything((map) => map);
  expect([yaml(chart), yaml(chart)]).toEqual([expected, expected]);
  const app = App.of(chart);
  expect([app.synthYaml(), app.synthYaml()]).toEqual([expected, expected]);
});

/** Throws in strict mode when anything in it is changed. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}

test.each(Object.keys(kinds))('the properties of a %s are read and never written', (kind) => {
  const props = frozen<HostProcessWorkloadProps>({
    ...minimal(), initContainers: [HostProcessContainer.fromImage('setup:1', frozen({ name: 'setup', args: ['-v'], env: [] }))], podLabels: { a: 'b' },
    podAnnotations: { a: 'b' }, selector: { c: 'd' }, imagePullSecrets: [Secret.fromSecretName(newChart(), 's', 's')], metadata: { labels: { a: 'b' }, annotations: { a: 'b' } },
  });
  const chart = newChart();
  const workload = kinds[kind](chart, 'agent', props);
  workload.metadata.addLabel('x', 'y');
  workload.addContainer(HostProcessContainer.fromImage('b:1', { name: 'b' }));
  expect(() => yaml(chart)).not.toThrow();
});

test.each(Object.keys(kinds))('what changes afterwards in the properties that a %s was given does not change it', (kind) => {
  const pull = Secret.fromSecretName(newChart(), 's', 's');
  const props = {
    ...minimal(), containers: [...minimal().containers], initContainers: [HostProcessContainer.fromImage('setup:1', { name: 'setup' })],
    podLabels: { a: 'b' }, podAnnotations: { a: 'b' }, selector: { c: 'd' }, imagePullSecrets: [pull], metadata: { labels: { a: 'b' } },
    priorityClassName: 'system-node-critical',
  };
  const chart = newChart();
  kinds[kind](chart, 'agent', props);
  const before = yaml(chart);
  [props.podLabels, props.podAnnotations, props.selector, props.metadata.labels].forEach((map) => Object.assign(map, { later: 'x' }));
  [props.containers, props.initContainers, props.imagePullSecrets].forEach((list: unknown[]) => list.splice(0));
  Object.assign(props, { account: WindowsAccount.networkService(), priorityClassName: 'x', nodes: WindowsNodes.named('x'), suspend: true, replicas: 5, revisionHistoryLimit: 5 });
  expect(yaml(chart)).toBe(before);
});

test('what a workload hands out is a copy, or cannot be changed', () => {
  const chart = newChart();
  const workload = new HostProcessDaemonSet(chart, 'agent', minimal());
  const before = yaml(chart);
  workload.containers.splice(0);
  workload.initContainers.push(HostProcessContainer.fromImage('a:1'));
  workload.configMaps.splice(0);
  expect(() => { workload.selectorLabels.x = 'y'; }).toThrow();
  expect(yaml(chart)).toBe(before);
});

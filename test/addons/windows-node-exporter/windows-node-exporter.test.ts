import { Chart, Testing } from 'cdk8s';
import { Service } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { chartInMonitoring, exporterIn, rendered, system } from './exporters';
import { collectorSets } from './generated-collectors';
import { Containerd, ExporterCollector, HostProcessDefaults, WindowsAccount, WindowsNodeExporter, WindowsNodes, WindowsServer } from '../../../src';

test('the DaemonSet of an exporter with defaults', () => {
  const { objects } = rendered();
  expect(objects).toMatchSnapshot();
});

test('no set of collectors is worth a finding', () => {
  fc.assert(fc.property(collectorSets, fc.constantFrom(Containerd.V1_7, Containerd.V2), (set, containerd) => {
    const { exporter } = rendered({ collectors: set.map(({ collector }) => collector), containerd });
    expect(exporter.daemonSet.findings).toEqual([]);
  }), { numRuns: 40 });
});

test('a change of the configuration rolls the pods, by the name of an immutable ConfigMap', () => {
  const [one, same, other] = [{}, {}, { port: 9183 }].map((props) => rendered(props));
  expect(one.configMap).toEqual(same.configMap);
  expect(one.configMap.immutable).toBe(true);
  expect(other.configMap.metadata.name).not.toBe(one.configMap.metadata.name);
  expect(other.pod.spec.volumes[0].configMap.name).toBe(other.configMap.metadata.name);
});

test('the port is that of the node, in the file, on the container and for others', () => {
  const { exporter, container, configMap } = rendered({ port: 19182 });
  expect(exporter.port).toBe(19182);
  expect(container.ports).toEqual([{ containerPort: 19182, name: 'metrics' }]);
  expect(configMap.data['config.yml']).toContain('listen-address: :19182');
});

test.each([0, 65536, 80.5, '9182'])('port %p is refused', (port) => {
  expect(() => exporterIn(chartInMonitoring(), { port: port as number })).toThrow(/^WindowsNodeExporter: port must be a whole number from 1 to 65535, got .*\. Use a number in this range\.$/);
});

test.each(['metrics', '/', '/health', '/version', '/debug/pprof/', '/a b', '/{id}', '/metrics?x'])('metricsPath %p is refused', (metricsPath) => {
  expect(() => exporterIn(chartInMonitoring(), { metricsPath })).toThrow(`WindowsNodeExporter: metricsPath "${metricsPath}" is not a path where windows_exporter can serve metrics`);
});

test('scrape annotations stand beside those of the user, who wins', () => {
  const { pod } = rendered({ scrapeAnnotations: true, metricsPath: '/m', podAnnotations: { 'prometheus.io/port': '1', 'team': 'a' } });
  expect(pod.metadata.annotations).toEqual({
    'cdk8s-hostprocess/account-reason': 'reads performance counters',
    'prometheus.io/path': '/m', 'prometheus.io/port': '1', 'prometheus.io/scrape': 'true', 'team': 'a',
  });
});

test('a Helm release is taken over in place', () => {
  const selector = { 'app.kubernetes.io/name': 'prometheus-windows-exporter', 'app.kubernetes.io/instance': 'node' };
  const { objects, exporter } = rendered({ metadata: { name: 'node-prometheus-windows-exporter', namespace: 'kube-system' }, selector });
  expect(objects.map(({ kind, metadata: { name, namespace } }) => [kind, name.replace(/[0-9a-f]{10}$/u, '*'), namespace])).toEqual([
    ['ConfigMap', 'node-prometheus-windows-exporter-config-*', 'kube-system'],
    ['DaemonSet', 'node-prometheus-windows-exporter', 'kube-system'],
  ]);
  expect(exporter.selectorLabels).toEqual(selector);
});

test('the longest name leaves room for the ConfigMap', () => {
  const { configMap } = rendered({ metadata: { name: `${'a.'.repeat(126)}a` } });
  expect(configMap.metadata.name).toHaveLength(253);
});

test('nodes, images and pull secrets come from the defaults of the app where they are not given', () => {
  const chart = chartInMonitoring();
  HostProcessDefaults.of(chart).configure({ nodes: WindowsNodes.ofServer(WindowsServer.LTSC2022) });
  exporterIn(chart, { image: 'mirror.example.com/windows-exporter:0.31.8' });
  const { spec } = Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet').spec.template;
  expect(spec.nodeSelector).toEqual({ 'kubernetes.io/os': 'windows', 'node.kubernetes.io/windows-build': '10.0.20348' });
  expect(spec.containers[0].image).toBe('mirror.example.com/windows-exporter:0.31.8');
});

test('a Service finds its pods, with the port', () => {
  const chart = chartInMonitoring();
  const exporter = exporterIn(chart);
  exporter.exposeViaService();
  new Service(chart, 'other', { selector: exporter, ports: [{ port: 80, targetPort: exporter.port }] });
  const services = Testing.synth(chart).filter(({ kind }) => kind === 'Service');
  expect(services.map(({ spec }) => [spec.selector, spec.ports[0].port, spec.clusterIP])).toEqual([
    [exporter.selectorLabels, 9182, 'None'], [exporter.selectorLabels, 80, undefined],
  ]);
});

test('the textfile collector says where others may leave metrics', () => {
  expect(rendered().exporter.textfileDirectory).toBeUndefined();
  expect(rendered({ collectors: [ExporterCollector.textfile()] }).exporter.textfileDirectory).toBe(WindowsNodeExporter.TEXTFILE_DIRECTORY);
  expect(rendered({ collectors: [ExporterCollector.textfile({ directories: ['C:/metrics', 'D:/more'] })] }).exporter.textfileDirectory).toBe('C:\\metrics');
});

test('a missing account and a wrong property are told apart', () => {
  const chart = new Chart(Testing.app(), 'chart');
  expect(() => new WindowsNodeExporter(chart, 'a', {} as any)).toThrow(/^\[HPC014\] workload ".*" has no account/);
  expect(() => exporterIn(chart, { account: system, collector: [] })).toThrow('WindowsNodeExporter has no property "collector". Did you mean "collectors"?');
});

test('two synths are equal', () => {
  const yaml = () => JSON.stringify(rendered({ collectors: [ExporterCollector.service({ include: 'a|b' })], account: WindowsAccount.localSystem({ reason: 'x' }) }).objects);
  expect(yaml()).toBe(yaml());
});

import { Duration, Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import { chartInMonitoring, exporterIn } from './exporters';
import { ExporterMonitorOptions, ExporterScrapeTls, ExporterWebConfig, WindowsNodeExporter } from '../../../src';

const secret = (name: string) => Secret.fromSecretName(chartInMonitoring(), name, name);
const tls = secret('exporter-tls');

function monitorsOf(add: (exporter: WindowsNodeExporter) => void, webConfig?: ExporterWebConfig): any[] {
  const chart = chartInMonitoring();
  add(exporterIn(chart, { webConfig }));
  return Testing.synth(chart).filter(({ kind }) => /Monitor$|^Service$/u.test(kind));
}

test('a PodMonitor names targets by their node', () => {
  expect(monitorsOf((exporter) => exporter.addPodMonitor({ labels: { release: 'prometheus' }, interval: Duration.minutes(1), scrapeTimeout: Duration.seconds(30) })))
    .toMatchSnapshot();
});

test('a ServiceMonitor brings its Service, and several of them share it', () => {
  const objects = monitorsOf((exporter) => {
    exporter.addServiceMonitor();
    exporter.addServiceMonitor({ id: 'second', metadata: { namespace: 'other' }, job: 'windows' });
  });
  expect(objects.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
    ['Service', 'monitoring'], ['ServiceMonitor', 'monitoring'], ['ServiceMonitor', 'other'],
  ]);
  const [service, first, second] = objects;
  expect(service.metadata.labels).toEqual(first.spec.selector.matchLabels);
  expect(service.spec.selector).toEqual(first.spec.selector.matchLabels);
  expect(service.spec.ports[0].name).toBe(first.spec.endpoints[0].port);
  expect(second.spec.namespaceSelector).toEqual({ matchNames: ['monitoring'] });
  expect(second.spec.endpoints[0].relabelings[2]).toEqual({ action: 'replace', targetLabel: 'job', replacement: 'windows' });
});

test.each<[string, ExporterMonitorOptions, object]>([
  ['signed by an authority', { tls: ExporterScrapeTls.signedBy(secret('ca'), { serverName: 'windows-exporter' }) }, {
    scheme: 'https', tlsConfig: { ca: { secret: { name: 'ca', key: 'ca.crt' } }, serverName: 'windows-exporter' },
  }],
  ['signed by one that is trusted anyway', { tls: ExporterScrapeTls.signedByTrusted({ serverName: 'nodes.example.com' }) }, { scheme: 'https', tlsConfig: { serverName: 'nodes.example.com' } }],
  ['not verified, with a certificate of the client', { tls: ExporterScrapeTls.unverified({ clientCertificate: secret('client') }) }, {
    tlsConfig: { insecureSkipVerify: true, cert: { secret: { name: 'client', key: 'tls.crt' } }, keySecret: { name: 'client', key: 'tls.key' } },
  }],
  ['with a password', { tls: ExporterScrapeTls.unverified(), basicAuth: { secret: secret('password'), usernameKey: 'user' } }, {
    basicAuth: { username: { name: 'password', key: 'user' }, password: { name: 'password', key: 'password' } },
  }],
])('HTTPS, %s', (_what, options, expected) => {
  const [monitor] = monitorsOf((exporter) => exporter.addPodMonitor(options), ExporterWebConfig.fromTlsSecret(tls));
  expect(monitor.spec.podMetricsEndpoints[0]).toMatchObject(expected);
});

test.each<[ExporterMonitorOptions & Record<string, unknown>, ExporterWebConfig | undefined, string]>([
  [{}, ExporterWebConfig.fromTlsSecret(tls), 'PodMonitor: tls is missing, but the exporter uses HTTPS. State what Prometheus trusts'],
  [{ tls: ExporterScrapeTls.unverified() }, undefined, 'PodMonitor: tls is set, but the exporter uses HTTP. Set webConfig on the exporter'],
  [{ interval: Duration.seconds(10), scrapeTimeout: Duration.seconds(11) }, undefined, 'PodMonitor: scrapeTimeout of 11 s is longer than the interval of 10 s'],
  [{ interval: Duration.seconds(0) }, undefined, 'PodMonitor: interval is 0 seconds'],
  [{ labels: { 'a b': 'c' } }, undefined, 'label "a b"'],
  [{ basicAuth: { secret: tls, usernameKey: 'a/b' } }, undefined, 'PodMonitor: usernameKey "a/b" is not a valid key of a ConfigMap or Secret'],
  [{ relabelings: [] }, undefined, 'PodMonitor has no property "relabelings"'],
])('%# a monitor that is refused', (options, webConfig, text) => {
  expect(() => monitorsOf((exporter) => exporter.addPodMonitor(options), webConfig)).toThrow(text);
});

import { Secret } from 'cdk8s-plus-28';
import { load } from 'js-yaml';
import { chartInMonitoring, rendered } from './exporters';
import { ExporterWebConfig, ExporterWebConfigOptions } from '../../../src';

const secretNamed = (name: string) => Secret.fromSecretName(chartInMonitoring(), name, name);
const [tls, ca, web] = ['exporter-tls', 'prometheus-ca', 'exporter-web'].map(secretNamed);

test('TLS from a Secret: the files lie beside the configuration that names them', () => {
  const { container, configMap, pod } = rendered({ webConfig: ExporterWebConfig.fromTlsSecret(tls) });
  expect(container.args).toEqual(['config.yml', 'web-config.yml'].map((file, index) => (
    `--${index === 0 ? '' : 'web.'}config.file=%CONTAINER_SANDBOX_MOUNT_POINT%\\hostprocess-mounts\\config\\${file}`
  )));
  expect(load(configMap.data['web-config.yml'])).toEqual({ tls_server_config: { cert_file: 'tls.crt', key_file: 'tls.key' } });
  expect(pod.spec.volumes).toEqual([{
    name: 'config',
    projected: {
      sources: [
        { configMap: { name: configMap.metadata.name } },
        { secret: { name: 'exporter-tls', items: [{ key: 'tls.crt', path: 'tls.crt' }, { key: 'tls.key', path: 'tls.key' }] } },
      ],
    },
  }]);
});

test('certificates of clients: one of the authority is asked for, and probes only look at the port', () => {
  const { configMap, pod } = rendered({ webConfig: ExporterWebConfig.fromTlsSecret(tls, { clientCa: ca }) });
  expect(load(configMap.data['web-config.yml'])).toEqual({
    tls_server_config: { cert_file: 'tls.crt', key_file: 'tls.key', client_auth_type: 'RequireAndVerifyClientCert', client_ca_file: 'client-ca.crt' },
  });
  expect(pod.spec.volumes[0].projected.sources[2]).toEqual({ secret: { name: 'prometheus-ca', items: [{ key: 'ca.crt', path: 'client-ca.crt' }] } });
});

test('a configuration of one\'s own comes from the Secret, and nothing of it is rendered', () => {
  const { configMap, pod } = rendered({ webConfig: ExporterWebConfig.fromSecret(web, { https: true, key: 'web.yml', certificate: tls, clientCa: ca }) });
  expect(Object.keys(configMap.data)).toEqual(['config.yml']);
  expect(pod.spec.volumes[0].projected.sources.slice(1)).toEqual([
    { secret: { name: 'exporter-web', items: [{ key: 'web.yml', path: 'web-config.yml' }] } },
    { secret: { name: 'exporter-tls', items: [{ key: 'tls.crt', path: 'tls.crt' }, { key: 'tls.key', path: 'tls.key' }] } },
    { secret: { name: 'prometheus-ca', items: [{ key: 'ca.crt', path: 'client-ca.crt' }] } },
  ]);
});

const http = { httpGet: { path: '/health', port: 'metrics' } };
const https = { httpGet: { path: '/health', port: 'metrics', scheme: 'HTTPS' } };
const tcp = { tcpSocket: { port: 'metrics' } };

test.each<[string, ExporterWebConfig | undefined, object]>([
  ['without a web configuration', undefined, http],
  ['with TLS', ExporterWebConfig.fromTlsSecret(tls), https],
  ['with certificates of clients', ExporterWebConfig.fromTlsSecret(tls, { clientCa: ca }), tcp],
  ['with a configuration that may want a password', ExporterWebConfig.fromSecret(web, { https: false }), tcp],
])('probes %s', (_what, webConfig, action) => {
  const { startupProbe, livenessProbe, readinessProbe } = rendered({ webConfig }).container;
  for (const probe of [startupProbe, livenessProbe, readinessProbe]) {
    expect(probe).toMatchObject(action);
    expect(Object.keys(probe)).not.toContain(action === tcp ? 'httpGet' : 'tcpSocket');
    expect(probe.timeoutSeconds).toBe(5);
  }
});

test('the scrape annotations say https where the exporter does', () => {
  const schemeOf = (webConfig: ExporterWebConfig) => rendered({ webConfig, scrapeAnnotations: true }).pod.metadata.annotations['prometheus.io/scheme'];
  const configurations = [
    ExporterWebConfig.fromTlsSecret(tls), ExporterWebConfig.fromSecret(web, { https: true }), ExporterWebConfig.fromSecret(web, { https: false }),
  ];
  expect(configurations.map(schemeOf)).toEqual(['https', 'https', undefined]);
});

test.each<[unknown, string]>([
  [{}, 'ExporterWebConfig.fromSecret: https must be true or false, got undefined. Use true if the configuration turns on TLS'],
  [undefined, 'ExporterWebConfig.fromSecret: https must be true or false, got undefined'],
  [{ https: true, key: 'a/b' }, 'ExporterWebConfig.fromSecret: key "a/b" is not a valid key of a ConfigMap or Secret'],
  [{ https: true, tls }, 'ExporterWebConfig.fromSecret has no property "tls"'],
])('%j is refused', (options, text) => {
  expect(() => ExporterWebConfig.fromSecret(web, options as ExporterWebConfigOptions)).toThrow(text);
});

import { Chart, Duration, Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import { KubeObject } from './api-client';
import { apiServer, describeWithCluster, expectAccepted } from './cluster';
import { installDefinitions, missingDefinitions } from './monitor-definitions';
import { ExporterScrapeTls, ExporterWebConfig, LocalGroup, WindowsAccount, WindowsNodeExporter, WindowsNodeSettings } from '../../src';
import { describeWith } from '../support/requirements';

function exporterIn(chart: Chart, webConfig?: ExporterWebConfig): WindowsNodeExporter {
  return new WindowsNodeExporter(chart, 'exporter', { account: WindowsAccount.localSystem({ reason: 'reads performance counters' }), webConfig });
}

describeWithCluster('an exporter', () => {
  test('is accepted, with its ConfigMap and Service', async () => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'monitoring' });
    exporterIn(chart, ExporterWebConfig.fromTlsSecret(Secret.fromSecretName(chart, 'tls', 'exporter-tls'))).exposeViaService();
    await expectAccepted(Testing.synth(chart));
  });
});

describeWith('prometheus-operator-crds', missingDefinitions, 'monitors for prometheus-operator', () => {
  beforeAll(installDefinitions);

  function monitors(): KubeObject[] {
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'monitoring' });
    const [tls, ca, password] = ['exporter-tls', 'exporter-ca', 'exporter-password'].map((name) => Secret.fromSecretName(chart, name, name));
    const open = exporterIn(chart);
    open.addPodMonitor({ labels: { release: 'prometheus' }, interval: Duration.seconds(30), scrapeTimeout: Duration.seconds(10), job: 'windows' });
    open.addServiceMonitor();
    const closed = new WindowsNodeExporter(chart, 'closed', {
      account: WindowsAccount.localSystem({ reason: 'x' }), port: 9183, webConfig: ExporterWebConfig.fromSecret(tls, { https: true }),
    });
    const tlsOptions = { serverName: 'windows-exporter', clientCertificate: tls };
    closed.addPodMonitor({ tls: ExporterScrapeTls.signedBy(ca, tlsOptions), basicAuth: { secret: password } });
    closed.addServiceMonitor({ tls: ExporterScrapeTls.unverified(), basicAuth: { secret: password, usernameKey: 'user', passwordKey: 'pass' } });
    closed.addServiceMonitor({ id: 'trusted', tls: ExporterScrapeTls.signedByTrusted(tlsOptions) });
    const settings = new WindowsNodeSettings(chart, 'settings', {
      settings: [LocalGroup.define('readers')], every: Duration.minutes(15), textfileDirectory: WindowsNodeExporter.TEXTFILE_DIRECTORY,
    });
    settings.addAlerts();
    settings.addAlerts({
      id: 'strict', labels: { release: 'prometheus' }, metadata: { namespace: 'alerts' }, alertLabels: { team: 'platform' }, severity: 'page',
      runbookUrl: 'https://runbooks.example.com', staleAfter: Duration.hours(1), failedFor: Duration.seconds(90), driftFor: Duration.days(3), restartPendingFor: Duration.hours(36),
      certificateExpiresWithin: Duration.days(7),
    });
    return Testing.synth(chart);
  }

  test('every kind is accepted, with all options', async () => {
    const objects = monitors();
    expect(objects.filter(({ kind }) => /^(Pod|Service)Monitor$/u.test(kind))).toHaveLength(5);
    expect(objects.filter(({ kind }) => kind === 'PrometheusRule')).toHaveLength(2);
    await expectAccepted(objects);
  });

  test('the server knows their fields: it refuses one that does not exist', async () => {
    for (const monitor of monitors().filter(({ kind }) => /Monitor$|^PrometheusRule$/u.test(kind))) {
      const { status, body } = await apiServer().create({ ...monitor, spec: { ...monitor.spec, nonsense: true } });
      expect([status, body.message]).toEqual([400, expect.stringContaining('unknown field "spec.nonsense"')]);
    }
  });
});

import { Duration, Size } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { describeWithExporter, Start, WindowsExporter } from './windows-exporter';
import { ExporterCollector, ExporterLogFormat, ExporterLogLevel, ExporterPriority, ExporterWebConfig } from '../../src';
import { collectors } from '../../src/facts/windows-exporter/collectors';
import { chartInMonitoring, fileOf, rendered } from '../addons/windows-node-exporter/exporters';
import { collectorNames, collectorWithOptions } from '../addons/windows-node-exporter/generated-collectors';
import { selfSignedCertificate } from '../support/certificate';
import { describeWithOpenssl } from '../support/certificate-authority';

const CONFIG = 'C:\\exporter\\config.yml';

/** All collectors with all of their options, some thirty times other values. */
const samples = fc.sample(fc.tuple(...collectorNames.map((name) => collectorWithOptions(name, true))), { numRuns: 30, seed: 1 });

describeWithExporter('the configuration file, read by the real program', () => {
  let exporter: WindowsExporter;
  beforeAll(() => {
    exporter = new WindowsExporter();
  }, 120_000);
  afterAll(() => exporter.remove());

  // The options of all collectors are read, but only this one runs: others need a Windows.
  async function startWith(file: string, ...flags: string[]): Promise<Start> {
    exporter.write(CONFIG, file);
    const start = await exporter.start([`--config.file=${CONFIG}`, '--collectors.enabled=textfile', ...flags]);
    await start.stop();
    return start;
  }

  test.each(samples.map((sample, index) => [index, sample] as const))('every collector and option is accepted: sample %d', async (_, sample) => {
    const { configMap, container } = rendered({ collectors: sample.map(({ collector }) => collector) });
    const flags = container.args.filter((argument: string) => argument.startsWith('--collector.'));
    const { serves, log } = await startWith(configMap.data['config.yml'], ...flags);
    expect({ serves, log: serves ? '' : log }).toEqual({ serves: true, log: '' });
  }, 120_000);

  test('every other key is accepted', async () => {
    const { serves, log } = await startWith(fileOf({
      debugEndpoints: true, logLevel: ExporterLogLevel.INFO, logFormat: ExporterLogFormat.JSON, priority: ExporterPriority.BELOW_NORMAL,
      memoryLimit: Size.mebibytes(100), timeoutMargin: Duration.millis(750), metricsPath: '/node/metrics', disableExporterMetrics: true,
    }));
    expect({ serves, log: serves ? '' : log }).toEqual({ serves: true, log: '' });
  }, 120_000);

  test.each(collectorNames)('a wrong key of %s is refused by the program, so the test above says something', async (name) => {
    const file: any = load(fileOf({ collectors: [samples[0].find((each) => each.name === name)!.collector] }));
    const { section } = collectors[name];
    // The keys of this one are not looked at, only the text that one of them holds.
    const wrong = name === 'performancecounter' ? { objects: 'nonsense' } : { ...file.collector?.[section], nonsense: 'x' };
    const { serves, log } = await startWith(dump({ ...file, collector: { [section]: wrong } }));
    expect({ serves, refused: log.includes('nonsense') }).toEqual({ serves: false, refused: true });
  }, 120_000);

  test('it serves text files, and what the probes ask for', async () => {
    exporter.write('C:\\metrics\\agent.prom', '# HELP hostprocess_setting_converged Whether it is in place.\n# TYPE hostprocess_setting_converged gauge\nhostprocess_setting_converged{name="a"} 1\n');
    exporter.write(CONFIG, fileOf({ collectors: [ExporterCollector.textfile({ directories: ['C:/metrics'] })] }));
    const start = await exporter.start([`--config.file=${CONFIG}`]);
    const [health, metrics] = [await start.ask('/health'), await start.ask('/metrics')];
    await start.stop();
    expect(health.status).toBe(200);
    expect(metrics.text).toContain('hostprocess_setting_converged{name="a"} 1');
    expect(metrics.text).toContain('windows_exporter_collector_success{collector="textfile"} 1');
  }, 120_000);

  describeWithOpenssl('certificates', () => {
    test.each([true, false])('with TLS it answers HTTPS probes, unless it wants certificates of clients: %p', async (open) => {
      const secret = Secret.fromSecretName(chartInMonitoring(), 'tls', 'tls');
      const { configMap } = rendered({
        collectors: [ExporterCollector.textfile()], webConfig: ExporterWebConfig.fromTlsSecret(secret, open ? {} : { clientCa: secret }),
      });
      const { certificate, key } = selfSignedCertificate();
      const files = { 'tls.crt': certificate, 'tls.key': key, 'client-ca.crt': certificate, ...configMap.data };
      Object.entries(files).forEach(([name, text]) => exporter.write(`C:\\tls\\${name}`, text as string));
      const start = await exporter.start(['--config.file=C:\\tls\\config.yml', '--web.config.file=C:\\tls\\web-config.yml'], { https: true });
      const status = await start.ask('/health').then((answer) => answer.status, () => 'refused');
      await start.stop();
      expect(status).toBe(open ? 200 : 'refused');
    }, 120_000);
  });
});

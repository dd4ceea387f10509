import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { fileOf, rendered } from './exporters';
import { collectorNames, collectorOf, collectorSets } from './generated-collectors';
import {
  ContainerSubCollector, ExporterCollector, ExporterLogFormat, ExporterLogLevel, ExporterPerformanceCounter, ExporterPerformanceObject,
  ExporterPriority, LogicalDiskSubCollector, PerformanceMetricType, PerformanceValueType,
} from '../../../src';
import { collectors, OptionFacts } from '../../../src/facts/windows-exporter/collectors';

test('without a choice it is the default collectors, and a port', () => {
  expect(fileOf()).toBe([
    'collectors:', '  enabled: cpu,memory,logical_disk,physical_disk,net,os,service,system', 'web:', '  listen-address: :9182', '',
  ].join('\n'));
});

test('a file with everything reads well', () => {
  expect(fileOf({
    collectors: [
      ExporterCollector.cpu(),
      ExporterCollector.container({ enabled: [ContainerSubCollector.HCS], containerdStateDir: 'D:/containerd/state' }),
      ExporterCollector.logicalDisk({ volumeInclude: '[CD]:', enabled: [LogicalDiskSubCollector.METRICS, LogicalDiskSubCollector.BITLOCKER_STATUS] }),
      ExporterCollector.process({ include: '(?i)kube.*', exclude: String.raw`.*\d`, counterVersion: 2 }),
      ExporterCollector.textfile({ directories: ['C:/metrics', 'D:\\metrics'] }),
      ExporterCollector.filetime({ filePattern: 'C:\\backup\\{daily,weekly}\\*.bak' }),
      ExporterCollector.performancecounter({
        objects: [ExporterPerformanceObject.of('cpu', {
          objectName: 'Processor Information',
          instances: ['*'],
          instanceLabel: 'core',
          valueType: PerformanceValueType.FORMATTED,
          counters: [ExporterPerformanceCounter.of('% Processor Time', { metricType: PerformanceMetricType.COUNTER, labels: { state: 'active' } })],
        })],
      }),
      ExporterCollector.update({ online: true, scrapeInterval: Duration.hours(1) }),
    ],
    port: 19182,
    logLevel: ExporterLogLevel.WARN,
    logFormat: ExporterLogFormat.JSON,
    priority: ExporterPriority.ABOVE_NORMAL,
    memoryLimit: Size.mebibytes(100),
    timeoutMargin: Duration.millis(1500),
    metricsPath: '/node/metrics',
    disableExporterMetrics: true,
    debugEndpoints: true,
  })).toMatchSnapshot();
});

test('what the file cannot say is a flag, and nothing else is', () => {
  const { container } = rendered({ collectors: [ExporterCollector.update({ online: true, scrapeInterval: Duration.minutes(90) }), ExporterCollector.service({ include: 'a|b' })] });
  expect(container.args).toEqual([
    '--config.file=%CONTAINER_SANDBOX_MOUNT_POINT%\\hostprocess-mounts\\config\\config.yml', '--collector.update.scrape-interval=5400s',
  ]);
});

test('command lines of processes stay out of metrics unless somebody wants them there', () => {
  expect(load(fileOf({ collectors: [ExporterCollector.process()] }))).toMatchObject({ collector: { process: { cmdline: false } } });
  expect(load(fileOf({ collectors: [ExporterCollector.process({ cmdline: true })] }))).toMatchObject({ collector: { process: { cmdline: true } } });
});

test('a memory limit of nothing is no limit', () => {
  expect(load(fileOf({ memoryLimit: Size.kibibytes(0) }))).toMatchObject({ process: { 'memory-limit': '0' } });
});

test('a part of a byte is no memory limit', () => {
  expect(() => fileOf({ memoryLimit: Size.kibibytes(0.3) })).toThrow('WindowsNodeExporter: memoryLimit in bytes must be a whole number from 0 to 9007199254740991, got 307.2');
});

test('a memory limit can be larger than 2 GiB', () => {
  expect(load(fileOf({ memoryLimit: Size.gibibytes(4) }))).toMatchObject({ process: { 'memory-limit': '4294967296' } });
});

test('a single instance of a performance object must be in a list', () => {
  const options: any = { objectName: 'Memory', counters: [], instances: '*' };
  expect(() => ExporterPerformanceObject.of('memory', options)).toThrow('ExporterPerformanceObject "memory": instances must be a list, got "*"');
});

/** What an option says, as it is to arrive. */
function expected({ kind }: OptionFacts, value: any): unknown {
  switch (kind) {
    case 'directory': return `${value.replace(/\//g, '\\').replace(/\\$/u, '')}\\`;
    case 'directories': return value.map((directory: string) => directory.replace(/\//g, '\\'));
    case 'pattern': return [value.replace(/\\/g, '/')];
    case 'objects': return value.map((object: ExporterPerformanceObject) => JSON.parse(JSON.stringify(object._toFile())));
    default: return value;
  }
}

test('what users choose arrives unchanged, whatever YAML makes of such texts elsewhere', () => {
  fc.assert(fc.property(collectorSets, (set) => {
    const { collector: sections = {} } = load(fileOf({ collectors: set.map(({ collector }) => collector) })) as any;
    for (const { name, options } of set) {
      const facts = collectors[name].options;
      for (const [property, value] of Object.entries(options).filter(([key]) => !facts[key].byFlag)) {
        const read = sections[collectors[name].section][facts[property].key];
        expect([name, property, facts[property].kind === 'objects' ? load(read) : read]).toEqual([name, property, expected(facts[property], value)]);
      }
    }
  }), { numRuns: 100 });
});

test('the same choices give the same file, in which collectors keep their order', () => {
  const make = () => fileOf({ collectors: [ExporterCollector.tcp(), ExporterCollector.cpu(), ExporterCollector.service({ include: 'a' })] });
  expect(make()).toBe(make());
  expect(load(make())).toMatchObject({ collectors: { enabled: 'tcp,cpu,service' } });
});

test('each collector has a factory of its name', () => {
  expect(collectorNames.filter((name) => Object.keys(collectors[name].options).length === 0).map((name) => collectorOf(name).name))
    .toEqual(collectorNames.filter((name) => Object.keys(collectors[name].options).length === 0));
});

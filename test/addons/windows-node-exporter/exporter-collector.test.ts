import { Duration } from 'cdk8s';
import { chartInMonitoring, exporterIn } from './exporters';
import { collectorNames, collectorOf } from './generated-collectors';
import { ExporterCollector, ExporterPerformanceCounter, ExporterPerformanceObject } from '../../../src';
import { collectors, CollectorName } from '../../../src/facts/windows-exporter/collectors';

test('names of older releases cannot be called', () => {
  expect(['cs', 'logon', 'named', 'custom', 'file'].filter((name) => name in ExporterCollector)).toEqual([]);
});

test.each<[CollectorName, object, string]>([
  ['service', { servicesWhere: "Name LIKE 'sql%'" }, 'ExporterCollector.service has no property "servicesWhere". It is gone: name the services by the regular expressions'],
  ['service', { 'services-where': 'x' }, 'has no property "services-where". It is gone: name the services'],
  ['service', { startModeInclude: ['auto'] }, 'Release 0.31.8 does not have it'],
  ['process', { whitelist: 'x' }, 'ExporterCollector.process has no property "whitelist". Its name is "include" now.'],
  ['logical_disk', { 'volume-blacklist': 'x' }, 'ExporterCollector.logicalDisk has no property "volume-blacklist". Its name is "volumeExclude" now.'],
  ['textfile', { directory: 'C:/x' }, 'Its name is "directories" now, a list.'],
  ['filetime', { filePatterns: ['C:/x'] }, 'the file of release 0.31.8 holds one pattern'],
  ['service', { inclde: 'x' }, 'ExporterCollector.service has no property "inclde". Did you mean "include"?'],
  ['service', { include: '(?!a).*' }, 'include of ExporterCollector.service "(?!a).*" is not a regular expression that windows_exporter takes: RE2 has no lookaround'],
  ['net', { nicExclude: '' }, 'nicExclude of ExporterCollector.net "" is empty'],
  ['net', { enabled: ['nicinfo'] }, 'enabled of ExporterCollector.net holds "nicinfo". Give at least one of: metrics, nic_info.'],
  ['net', { enabled: [] }, 'enabled of ExporterCollector.net holds "". Give at least one of'],
  ['net', { enabled: 'metrics' }, 'enabled of ExporterCollector.net holds "metrics". Give at least one of'],
  ['process', { iis: 'yes' }, 'iis of ExporterCollector.process is "yes". Use true or false.'],
  ['process', { counterVersion: 3 }, 'counterVersion of ExporterCollector.process is 3. Give a whole number from 1 to 2.'],
  ['textfile', { directories: [] }, 'directories of ExporterCollector.textfile is empty'],
  ['textfile', { directories: ['C:\\a,b'] }, 'in which windows_exporter takes the comma for a separator'],
  ['textfile', { directories: ['C:\metrics'] }, 'has a drive but no slash behind it'],
  ['textfile', { directories: ['metrics'] }, '"metrics" is not absolute'],
  ['container', { containerdStateDir: 'C:\var\containerd' }, 'holds a control character'],
  ['filetime', {}, 'ExporterCollector.filetime has no filePattern. Say what the collector is to read'],
  ['filetime', { filePattern: '*.bak' }, 'filePattern of ExporterCollector.filetime "*.bak" is not absolute'],
  ['performancecounter', {}, 'ExporterCollector.performancecounter has no objects'],
  ['performancecounter', { objects: [] }, 'objects of ExporterCollector.performancecounter is empty'],
  ['update', { scrapeInterval: Duration.seconds(59) }, 'scrapeInterval of ExporterCollector.update in seconds is 59'],
])('%s with %j is refused', (name, options, text) => {
  expect(() => collectorOf(name, options)).toThrow(text);
});

test('every collector refuses a wrong key', () => {
  const withOptions = collectorNames.filter((name) => Object.keys(collectors[name].options).length > 0);
  expect(withOptions.length).toBeGreaterThan(20);
  for (const name of withOptions) {
    expect(() => collectorOf(name, { nonsense: 1 })).toThrow('has no property "nonsense"');
  }
});

const counter = (name: string, options = {}) => ExporterPerformanceCounter.of(name, options);
const object = (counters: ExporterPerformanceCounter[], options = {}) => ExporterPerformanceObject.of('cpu', { objectName: 'Processor', counters, ...options });

test.each<[string, () => unknown, string]>([
  ['no counters', () => object([]), 'performance object "cpu" has no counters'],
  ['a counter twice', () => object([counter('% Idle Time'), counter('% idle-time')]), 'performance object "cpu" has the counter "% idle-time" twice'],
  ['a counter that starts with a digit', () => counter('2xx Responses/sec'), 'performance counter "2xx Responses/sec" does not start with a letter or "%"'],
  ['a quotation mark', () => counter('a"b'), 'performance counter "a"b" is not a name in Windows'],
  ['a bad metric', () => counter('Faults', { metric: '1st' }), 'metric name "1st" is not one for Prometheus'],
  ['a bad label', () => counter('Faults', { labels: { 'a-b': 'c' } }), 'label "a-b" is not one for Prometheus'],
  ['a bad instance label', () => object([counter('Faults')], { instanceLabel: '__name__' }), 'label "__name__" is not one for Prometheus'],
  ['a wrong key', () => counter('Faults', { type: 'counter' }), 'has no property "type"'],
  ['one name for two objects', () => ExporterCollector.performancecounter({ objects: [object([counter('a')]), object([counter('b')])] }), 'holds the name "cpu" twice'],
])('performance objects: %s', (_what, make, text) => {
  expect(make).toThrow(text);
});

test.each<[ExporterCollector[], string]>([
  [[], 'windows_exporter has no collectors. Leave collectors out for the default ones'],
  [[...ExporterCollector.defaults(), ExporterCollector.service({ include: 'a' })], 'collector "service" is there twice'],
])('a set that is refused', (set, text) => {
  expect(() => exporterIn(chartInMonitoring(), { collectors: set })).toThrow(text);
});

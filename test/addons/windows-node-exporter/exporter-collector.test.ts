import { Duration } from 'cdk8s';
import { chartInMonitoring, exporterIn } from './exporters';
import { collectorNames, collectorOf } from './generated-collectors';
import { ExporterCollector, ExporterPerformanceCounter, ExporterPerformanceObject } from '../../../src';
import { collectors, CollectorName } from '../../../src/facts/windows-exporter/collectors';

test('names of older releases cannot be called', () => {
  expect(['cs', 'logon', 'named', 'custom', 'file'].filter((name) => name in ExporterCollector)).toEqual([]);
});

test.each<[CollectorName, object, string]>([
  ['service', { servicesWhere: "Name LIKE 'sql%'" }, 'ExporterCollector.service has no property "servicesWhere". It was removed. Select services with the regular expressions'],
  ['service', { 'services-where': 'x' }, 'has no property "services-where". It was removed. Select services'],
  ['service', { startModeInclude: ['auto'] }, 'Release 0.31.8 does not have it'],
  ['process', { whitelist: 'x' }, 'ExporterCollector.process has no property "whitelist". It is now called "include".'],
  ['logical_disk', { 'volume-blacklist': 'x' }, 'ExporterCollector.logicalDisk has no property "volume-blacklist". It is now called "volumeExclude".'],
  ['textfile', { directory: 'C:/x' }, 'It is now called "directories", and is a list.'],
  ['filetime', { filePatterns: ['C:/x'] }, 'The file of release 0.31.8 contains one pattern'],
  ['service', { inclde: 'x' }, 'ExporterCollector.service has no property "inclde". Did you mean "include"?'],
  ['service', { include: '(?!a).*' }, 'ExporterCollector.service: include "(?!a).*" is not a regular expression that windows_exporter accepts: RE2 has no lookaround'],
  ['net', { nicExclude: '' }, 'ExporterCollector.net: nicExclude "" is empty'],
  ['net', { enabled: ['nicinfo'] }, 'ExporterCollector.net: enabled must list parts of the collector, got "nicinfo". Use a list with at least one of: metrics, nic_info.'],
  ['net', { enabled: [] }, 'ExporterCollector.net: enabled must list parts of the collector, got []. Use a list with at least one of'],
  ['net', { enabled: 'metrics' }, 'ExporterCollector.net: enabled must list parts of the collector, got "metrics". Use a list with at least one of'],
  ['process', { iis: 'yes' }, 'ExporterCollector.process: iis must be true or false, got "yes". Use a boolean'],
  ['process', { counterVersion: 3 }, 'ExporterCollector.process: counterVersion must be a whole number from 1 to 2, got 3'],
  ['textfile', { directories: [] }, 'ExporterCollector.textfile: directories must be a list with at least one folder, got []'],
  ['textfile', { directories: ['C:\\a,b'] }, 'and windows_exporter treats the comma as a separator'],
  ['textfile', { directories: ['C:\metrics'] }, 'has a drive without a slash after it'],
  ['textfile', { directories: ['metrics'] }, '"metrics" is not absolute'],
  ['container', { containerdStateDir: 'C:\var\containerd' }, 'contains a control character'],
  ['filetime', {}, 'ExporterCollector.filetime: filePattern is missing. Set filePattern. Without it the collector reads nothing.'],
  ['filetime', { filePattern: '*.bak' }, 'ExporterCollector.filetime: filePattern "*.bak" is not absolute'],
  ['performancecounter', {}, 'ExporterCollector.performancecounter: objects is missing'],
  ['performancecounter', { objects: [] }, 'ExporterCollector.performancecounter: objects must be a list with at least one object, got []'],
  ['update', { scrapeInterval: Duration.seconds(59) }, 'ExporterCollector.update: scrapeInterval in seconds must be a whole number from 60 to 2147483647, got 59'],
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
  ['no counters', () => object([]), 'ExporterPerformanceObject "cpu": counters must be a list with at least one counter, got []'],
  ['a counter twice', () => object([counter('% Idle Time'), counter('% idle-time')]), 'ExporterPerformanceObject "cpu": counters contains "% idle-time" twice'],
  ['a counter that starts with a digit', () => counter('2xx Responses/sec'), 'ExporterPerformanceCounter "2xx Responses/sec": the name does not start with a letter or "%"'],
  ['a quotation mark', () => counter('a"b'), 'ExporterPerformanceCounter: counter "a"b" is not a valid name in Windows'],
  ['a bad metric', () => counter('Faults', { metric: '1st' }), 'ExporterPerformanceCounter "Faults": metric "1st" is not a valid metric name in Prometheus'],
  ['a bad label', () => counter('Faults', { labels: { 'a-b': 'c' } }), 'ExporterPerformanceCounter "Faults": label "a-b" is not a valid label name in Prometheus'],
  ['a bad instance label', () => object([counter('Faults')], { instanceLabel: '__name__' }), 'ExporterPerformanceObject "cpu": label "__name__" is not a valid label name in Prometheus'],
  ['a wrong key', () => counter('Faults', { type: 'counter' }), 'has no property "type"'],
  ['one name for two objects', () => ExporterCollector.performancecounter({ objects: [object([counter('a')]), object([counter('b')])] }), 'contains two objects with the name "cpu"'],
])('performance objects: %s', (_what, make, text) => {
  expect(make).toThrow(text);
});

test.each<[ExporterCollector[], string]>([
  [[], 'WindowsNodeExporter: collectors must be a list with at least one ExporterCollector, got []. List at least one, or omit collectors'],
  [[...ExporterCollector.defaults(), ExporterCollector.service({ include: 'a' })], 'WindowsNodeExporter: collectors contains the collector "service" twice'],
])('a set that is refused', (set, text) => {
  expect(() => exporterIn(chartInMonitoring(), { collectors: set })).toThrow(text);
});

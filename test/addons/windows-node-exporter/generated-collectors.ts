import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { ExporterCollector, ExporterPerformanceCounter, ExporterPerformanceObject, PerformanceMetricType, PerformanceValueType } from '../../../src';
import { CollectorName, collectors, OptionFacts } from '../../../src/facts/windows-exporter/collectors';
import { asProperty } from '../../../src/facts/windows-exporter/retired-options';

export const collectorNames = Object.keys(collectors) as CollectorName[];

/** A collector by its name, as people who read the exporter's documentation would look for it. */
export function collectorOf(name: CollectorName, options: object = {}): ExporterCollector {
  return (ExporterCollector as any)[name === 'system' ? 'systemCounters' : asProperty(name)](options);
}

/** Texts that YAML of one kind or another takes for something else. */
const expressions = fc.constantFrom(
  'containerd|kubelet', '.+', '(?i)sql.*', '[CD]:', 'yes', 'no', 'on', 'null', '~', '012', '0x1F', '1_000', '1e3', '1:20', '2001-01-01', 'true', '- a', '# a', 'a: b', 'a #b',
  '"a"', "it's", 'SQL\\$PROD', '\\d+', '&a', '!a', '%a', '@a', '`a`', '{a}', 'a{2}', 'a, b', ' a', 'a ', 'Grüße', '\u{1F600}',
);
const words = fc.stringMatching(/^[A-Za-z%][A-Za-z %/.-]{0,10}[A-Za-z]$/);
const labelNames = fc.stringMatching(/^[a-z]{1,6}$/);

const counter = fc.tuple(words, fc.record({
  metric: fc.stringMatching(/^windows_[a-z]{1,8}$/),
  metricType: fc.constantFrom(...Object.values(PerformanceMetricType)),
  labels: fc.dictionary(labelNames, expressions, { maxKeys: 2 }),
}, { requiredKeys: [] })).map(([name, options]) => ExporterPerformanceCounter.of(name, options));

const performanceObject = fc.tuple(words, fc.record({
  objectName: words,
  counters: fc.uniqueArray(counter, { minLength: 1, maxLength: 3, selector: ({ _fieldName }) => _fieldName }),
  instances: fc.array(fc.constantFrom('*', '_Total', 'C:'), { maxLength: 2 }),
  instanceLabel: labelNames,
  valueType: fc.constantFrom(...Object.values(PerformanceValueType)),
}, { requiredKeys: ['objectName', 'counters'] })).map(([name, options]) => ExporterPerformanceObject.of(name, options));

function valuesOf({ kind, names }: OptionFacts): fc.Arbitrary<unknown> {
  switch (kind) {
    case 'expression': return expressions;
    case 'boolean': return fc.boolean();
    case 'subCollectors': return fc.subarray([...names!], { minLength: 1 });
    case 'directory': return fc.constantFrom('C:\\containerd\\state', 'D:/state/', 'C:/yes');
    case 'directories': return fc.subarray(['C:\\metrics', 'D:/metrics/on', 'C:\\a b'], { minLength: 1 });
    case 'pattern': return fc.constantFrom('C:\\backup\\*.bak', 'D:/logs/**/{a,b}?.log');
    case 'counterVersion': return fc.constantFrom(1, 2);
    case 'objects': return fc.uniqueArray(performanceObject, { minLength: 1, maxLength: 2, selector: ({ name }) => name });
    case 'interval': return fc.integer({ min: 60, max: 100_000 }).map((seconds) => Duration.seconds(seconds));
  }
}

/** A collector and the options that it was made with. */
export interface GeneratedCollector {
  readonly name: CollectorName;
  readonly options: Readonly<Record<string, unknown>>;
  readonly collector: ExporterCollector;
}

/** A collector with some of its options, or with all of them. */
export function collectorWithOptions(name: CollectorName, all = false): fc.Arbitrary<GeneratedCollector> {
  const facts = collectors[name].options;
  const required = Object.keys(facts).filter((property) => all || ['pattern', 'objects'].includes(facts[property].kind));
  const values = Object.fromEntries(Object.entries(facts).map(([property, option]) => [property, valuesOf(option)]));
  return fc.record(values, { requiredKeys: required }).map((given) => ({ name, options: given, collector: collectorOf(name, given) }));
}

/** Some collectors, each once, in any order. */
export const collectorSets = fc.shuffledSubarray(collectorNames, { minLength: 1 })
  .chain((names) => fc.tuple(...names.map((name) => collectorWithOptions(name))));

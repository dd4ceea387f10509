import { existsSync, readFileSync } from 'node:fs';
import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { load } from 'js-yaml';
import { fileOf } from './exporters';
import { collectorNames, collectorSets, collectorWithOptions } from './generated-collectors';
import { ExporterLogFormat, ExporterLogLevel, ExporterPriority } from '../../../src';
import { collectors, defaultCollectors, EXPORTER_VERSION } from '../../../src/facts/windows-exporter/collectors';
import { describeWith } from '../../support/requirements';

const path = process.env.WINDOWS_EXPORTER_FACTS;
const missing = path === undefined ? 'WINDOWS_EXPORTER_FACTS names no file' : existsSync(path) ? undefined : `there is no ${path}`;

/** What the real program answered. */
interface Recorded {
  readonly version: string;
  readonly defaultCollectors: readonly string[];
  readonly file: Readonly<Record<string, object>>;
  readonly collectors: Readonly<Record<string, RecordedCollector>>;
}

interface RecordedCollector {
  readonly fileKeys: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, string>>;
}

/** `{ a: { b: 1 } }` as `['a.b']`. */
function leaves(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, below]) => (
    typeof below === 'object' && below !== null && !Array.isArray(below) ? leaves(below, `${prefix}${key}.`) : [`${prefix}${key}`]
  ));
}

const kindChecks: Readonly<Record<string, (value: any) => boolean>> = {
  'list of strings': (value) => Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string'),
  'string': (value) => typeof value === 'string',
  'regular expression (RE2)': (value) => typeof value === 'string',
  'boolean': (value) => typeof value === 'boolean',
  'integer 0-255': (value) => Number.isInteger(value) && value >= 0 && value <= 255,
  'text holding YAML or JSON': (value) => typeof value === 'string' && Array.isArray(load(value)),
};

// Logs belong on standard output, where kubelet finds them; the exporter ignores the interval in the file; the web configuration lies at
// a path that only a command line can name.
const leftOut = ['log.file', 'web.config.file'];
const ineffective = ['scrape_interval'];

describeWith('windows-exporter-facts', missing, 'what windows_exporter accepts', () => {
  const recorded: Recorded = JSON.parse(readFileSync(path!, 'utf8'));

  test('release, names and defaults are the recorded ones', () => {
    expect(EXPORTER_VERSION).toBe(recorded.version);
    expect(collectorNames).toEqual(Object.keys(recorded.collectors).sort());
    expect([...defaultCollectors]).toEqual(recorded.defaultCollectors);
  });

  test.each(collectorNames)('%s: all of its keys can be said, with the right kind of value', (name) => {
    const { fileKeys } = recorded.collectors[name];
    fc.assert(fc.property(collectorWithOptions(name, true), ({ collector }) => {
      const section = (load(fileOf({ collectors: [collector] })) as any).collector?.[collectors[name].section] ?? {};
      expect(Object.keys(section).sort()).toEqual(Object.keys(fileKeys).filter((key) => !ineffective.includes(key)).sort());
      expect(Object.entries(section).filter(([key, value]) => !kindChecks[fileKeys[key]](value))).toEqual([]);
    }), { numRuns: 15 });
  });

  test('parts of collectors are the recorded ones, and those that are off by default', () => {
    for (const name of collectorNames) {
      const { flags } = recorded.collectors[name];
      const known = Object.values(collectors[name].options).flatMap(({ names }) => names ?? []);
      const byDefault = (flags.enabled ?? flags['sources-enabled'] ?? '').split(',').filter((part) => part !== '');
      expect([name, known.filter((part) => !byDefault.includes(part))]).toEqual([name, name === 'logical_disk' ? ['bitlocker_status'] : []]);
    }
  });

  test('all keys outside of collectors can be said, and no others', () => {
    const file = load(fileOf({
      debugEndpoints: true, logLevel: ExporterLogLevel.DEBUG, logFormat: ExporterLogFormat.JSON, priority: ExporterPriority.HIGH,
      memoryLimit: Size.mebibytes(1), timeoutMargin: Duration.seconds(1), metricsPath: '/m', disableExporterMetrics: true,
    })) as object;
    expect(leaves(file).sort()).toEqual(leaves(recorded.file).filter((key) => !leftOut.includes(key)).sort());
  });

  test('values with a fixed set are the recorded ones', () => {
    const { log, process } = recorded.file as any;
    expect(Object.values(ExporterLogLevel).sort()).toEqual(log.level.split('|').sort());
    expect(Object.values(ExporterLogFormat).sort()).toEqual(log.format.split('|').sort());
    expect(Object.values(ExporterPriority).sort()).toEqual(process.priority.split('|').sort());
  });

  test('no set of collectors renders a key that the program does not know', () => {
    fc.assert(fc.property(collectorSets, (set) => {
      const { collector: sections = {}, ...rest } = load(fileOf({ collectors: set.map(({ collector }) => collector) })) as any;
      expect(rest.collectors.enabled).toMatch(/^[a-z_]+(,[a-z_]+)*$/);
      expect(rest.collectors.enabled.split(',')).toEqual(set.map(({ name }) => name));
      expect(leaves(rest).filter((key) => !leaves(recorded.file).includes(key))).toEqual([]);
      const sectionNames = collectorNames.map((name) => collectors[name].section);
      expect(Object.keys(sections).filter((section) => !sectionNames.includes(section))).toEqual([]);
      for (const { name } of set) {
        const keys = Object.keys(sections[collectors[name].section] ?? {});
        expect(keys.filter((key) => !(key in recorded.collectors[name].fileKeys))).toEqual([]);
      }
    }), { numRuns: 60 });
  });
});

import { quoted, userError } from '../../facts/errors';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';

/** How values of counters are handed out. */
export enum PerformanceValueType {
  /** As Windows counts, for Prometheus to derive rates from. */
  RAW = 'raw',
  /** As the Performance Monitor shows them. */
  FORMATTED = 'formatted',
}

/** The kind of a metric. */
export enum PerformanceMetricType {
  /** A value that grows. */
  COUNTER = 'counter',
  /** A value that goes up and down. */
  GAUGE = 'gauge',
}

/** Options for one counter. */
export interface PerformanceCounterOptions {
  /**
   * Name of the metric.
   * @default - made from the names of the object and the counter
   */
  readonly metric?: string;

  /**
   * Kind of the metric.
   * @default - what Windows says of the counter
   */
  readonly metricType?: PerformanceMetricType;

  /**
   * Labels of the metric, which let several counters share one name.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}

/** Options for an object. */
export interface PerformanceObjectOptions {
  /** The English name of the object, such as `Processor Information`. */
  readonly objectName: string;

  /** What to read of it. At least one counter. */
  readonly counters: ExporterPerformanceCounter[];

  /**
   * Instances to read, `*` alone for all of them. Objects such as `Memory` have none.
   * @default - the object has no instances
   */
  readonly instances?: string[];

  /**
   * Label that carries the name of the instance.
   * @default "instance"
   */
  readonly instanceLabel?: string;

  /**
   * How values are handed out.
   * @default PerformanceValueType.RAW
   */
  readonly valueType?: PerformanceValueType;
}

const counterKeys: KeysOf<PerformanceCounterOptions> = { metric: true, metricType: true, labels: true };
const objectKeys: KeysOf<PerformanceObjectOptions> = { objectName: true, counters: true, instances: true, instanceLabel: true, valueType: true };

/** A counter of a performance object. */
export class ExporterPerformanceCounter {
  /**
   * A counter.
   * @param counter its English name, such as `% Processor Time`
   * @throws for names that Prometheus does not allow
   */
  public static of(counter: string, options: PerformanceCounterOptions = {}): ExporterPerformanceCounter {
    checkKeys('ExporterPerformanceCounter.of', options, counterKeys);
    checkText('performance counter', counter);
    // The exporter makes a Go field of this name, and ends where that cannot be one.
    if (!/^[a-z]/u.test(fieldName(counter))) {
      throw userError({ message: `performance counter ${quoted(counter)} does not start with a letter or "%"`, fix: 'windows_exporter cannot read such a counter.' });
    }
    if (options.metric !== undefined && !/^[a-zA-Z_:][a-zA-Z0-9_:]*$/u.test(options.metric)) {
      throw userError({ message: `metric name ${quoted(options.metric)} is not one for Prometheus`, fix: 'Use letters, digits, "_" and ":", with no digit in front.' });
    }
    Object.keys(options.labels ?? {}).forEach(checkLabelName);
    return new ExporterPerformanceCounter(counter, options);
  }

  private constructor(
    /** The English name of the counter. */
    public readonly counter: string,
    private readonly options: PerformanceCounterOptions,
  ) {}

  /** @internal */
  public _toFile(): object {
    const { labels, metricType, metric } = this.options;
    const sorted = labels && Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
    return { name: this.counter, type: metricType, metric, labels: sorted };
  }

  /** Two counters with one such name end the exporter. @internal */
  public get _fieldName(): string {
    return fieldName(this.counter);
  }
}

/** A performance object that the collector `performancecounter` reads. */
export class ExporterPerformanceObject {
  /**
   * An object.
   * @param name what its logs and its metric about success call it
   * @throws for no counters, and for two that the exporter cannot tell apart
   */
  public static of(name: string, options: PerformanceObjectOptions): ExporterPerformanceObject {
    checkKeys('ExporterPerformanceObject.of', options, objectKeys);
    checkText('name of a performance object', name);
    checkText('performance object', options.objectName);
    options.instances?.forEach((instance) => checkText('instance', instance));
    if (options.instanceLabel !== undefined) {
      checkLabelName(options.instanceLabel);
    }
    checkCounters(name, options.counters);
    return new ExporterPerformanceObject(name, options);
  }

  private constructor(
    /** What its logs and its metric about success call it. */
    public readonly name: string,
    private readonly options: PerformanceObjectOptions,
  ) {}

  /** @internal */
  public _toFile(): object {
    const { objectName, valueType, instances, instanceLabel, counters } = this.options;
    return {
      name: this.name,
      object: objectName,
      type: valueType,
      instances,
      instance_label: instanceLabel,
      counters: counters.map((counter) => counter._toFile()),
    };
  }
}

function checkCounters(name: string, counters: readonly ExporterPerformanceCounter[]): void {
  if (!Array.isArray(counters) || counters.length === 0) {
    throw userError({ message: `performance object ${quoted(name)} has no counters`, fix: 'Give at least one ExporterPerformanceCounter.of(...).' });
  }
  const fields = counters.map(({ _fieldName }) => _fieldName);
  const twice = counters.find((_, index) => fields.indexOf(fields[index]) !== index);
  if (twice !== undefined) {
    throw userError({
      message: `performance object ${quoted(name)} has the counter ${quoted(twice.counter)} twice`,
      fix: 'Name each once: windows_exporter does not tell counters apart by case and punctuation.',
    });
  }
}

function checkText(what: string, text: string): void {
  if (typeof text !== 'string' || text.trim() === '' || /[\u0000-\u001f\u007f"]/u.test(text)) {
    throw userError({ message: `${what} ${quoted(text)} is not a name in Windows`, fix: 'Use the English name, as the Performance Monitor shows it, without quotation marks.' });
  }
}

function checkLabelName(name: string): void {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/u.test(name) || name.startsWith('__')) {
    throw userError({ message: `label ${quoted(name)} is not one for Prometheus`, fix: 'Use letters, digits and "_", with no digit and no "__" in front.' });
  }
}

function fieldName(counter: string): string {
  return counter.replaceAll('%', 'percent').replace(/[()]/gu, '').toLowerCase().replace(/[^a-z0-9]/gu, '_').replace(/^_+|_+$/gu, '');
}

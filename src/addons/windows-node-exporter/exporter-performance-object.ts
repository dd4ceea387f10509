import { quoted, userError } from '../../facts/errors';
import { checkList } from '../../facts/members';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';

/** The form in which the exporter reports the values of counters. */
export enum PerformanceValueType {
  /** The raw values of Windows, from which Prometheus can calculate rates. */
  RAW = 'raw',
  /** The values that the Performance Monitor shows. */
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
   * @default - generated from the names of the object and the counter
   */
  readonly metric?: string;

  /**
   * Kind of the metric.
   * @default - the type that Windows states for the counter
   */
  readonly metricType?: PerformanceMetricType;

  /**
   * Labels of the metric. With different labels, several counters can share one metric name.
   * @default - none
   */
  readonly labels?: { [name: string]: string };
}

/** Options for a performance object. */
export interface PerformanceObjectOptions {
  /** The English name of the object, such as `Processor Information`. */
  readonly objectName: string;

  /** The counters to read. At least one. */
  readonly counters: ExporterPerformanceCounter[];

  /**
   * Instances to read, or only `*` for all instances. Objects such as `Memory` have no instances.
   * @default - the object has no instances
   */
  readonly instances?: string[];

  /**
   * Label for the name of the instance.
   * @default "instance"
   */
  readonly instanceLabel?: string;

  /**
   * The form in which the exporter reports the values.
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
   * @param counter the English name of the counter, such as `% Processor Time`
   * @throws for a counter that windows_exporter cannot read, and for metric and label names that
   * Prometheus does not allow
   */
  public static of(counter: string, options: PerformanceCounterOptions = {}): ExporterPerformanceCounter {
    checkKeys('ExporterPerformanceCounter.of', options, counterKeys);
    checkText('ExporterPerformanceCounter: counter', counter);
    // The exporter turns this name into the name of a Go field, and exits if it is not a valid one.
    if (!/^[a-z]/u.test(fieldName(counter))) {
      throw userError({
        message: `ExporterPerformanceCounter ${quoted(counter)}: the name does not start with a letter or "%", so windows_exporter cannot read the counter`,
        fix: 'Use another counter.',
      });
    }
    if (options.metric !== undefined && !/^[a-zA-Z_:][a-zA-Z0-9_:]*$/u.test(options.metric)) {
      throw userError({
        message: `ExporterPerformanceCounter ${quoted(counter)}: metric ${quoted(options.metric)} is not a valid metric name in Prometheus`,
        fix: 'Use letters, digits, "_" and ":". The first character must not be a digit.',
      });
    }
    Object.keys(options.labels ?? {}).forEach((name) => checkLabelName(`ExporterPerformanceCounter ${quoted(counter)}`, name));
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

  /** The exporter exits if two counters have the same field name. @internal */
  public get _fieldName(): string {
    return fieldName(this.counter);
  }
}

/** A performance object that the collector `performancecounter` reads. */
export class ExporterPerformanceObject {
  /**
   * A performance object.
   * @param name the name of the object in the exporter's logs and in its metric about success
   * @throws if there are no counters, or two that the exporter cannot distinguish
   */
  public static of(name: string, options: PerformanceObjectOptions): ExporterPerformanceObject {
    checkKeys('ExporterPerformanceObject.of', options, objectKeys);
    checkText('ExporterPerformanceObject: name', name);
    checkText(`ExporterPerformanceObject ${quoted(name)}: objectName`, options.objectName);
    checkList(`ExporterPerformanceObject ${quoted(name)}: instances`, options.instances ?? []);
    options.instances?.forEach((instance) => checkText(`ExporterPerformanceObject ${quoted(name)}: instance`, instance));
    if (options.instanceLabel !== undefined) {
      checkLabelName(`ExporterPerformanceObject ${quoted(name)}`, options.instanceLabel);
    }
    checkCounters(name, options.counters);
    return new ExporterPerformanceObject(name, options);
  }

  private constructor(
    /** The name of the object in the exporter's logs and in its metric about success. */
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
    throw userError({ message: `ExporterPerformanceObject ${quoted(name)}: counters must be a list with at least one counter, got ${quoted(counters)}`, fix: 'Use ExporterPerformanceCounter.of(...).' });
  }
  const fields = counters.map(({ _fieldName }) => _fieldName);
  const twice = counters.find((_, index) => fields.indexOf(fields[index]) !== index);
  if (twice !== undefined) {
    throw userError({
      message: `ExporterPerformanceObject ${quoted(name)}: counters contains ${quoted(twice.counter)} twice`,
      fix: 'List each counter once. windows_exporter ignores case and punctuation when it compares names.',
    });
  }
}

function checkText(what: string, text: string): void {
  if (typeof text !== 'string' || text.trim() === '' || /[\u0000-\u001f\u007f"]/u.test(text)) {
    throw userError({ message: `${what} ${quoted(text)} is not a valid name in Windows`, fix: 'Use the English name that the Performance Monitor shows, without quotation marks.' });
  }
}

function checkLabelName(owner: string, name: string): void {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/u.test(name) || name.startsWith('__')) {
    throw userError({ message: `${owner}: label ${quoted(name)} is not a valid label name in Prometheus`, fix: 'Use letters, digits and "_". The name must not start with a digit or "__".' });
  }
}

function fieldName(counter: string): string {
  return counter.replaceAll('%', 'percent').replace(/[()]/gu, '').toLowerCase().replace(/[^a-z0-9]/gu, '_').replace(/^_+|_+$/gu, '');
}

import { Duration } from 'cdk8s';
import { ExporterPerformanceObject } from './exporter-performance-object';
import { checkInteger, quoted, throwProblem, userError } from '../../facts/errors';
import { wholeSeconds } from '../../facts/members';
import { TEXTFILE_DIRECTORY } from '../../facts/node-agent';
import { checkKeys } from '../../facts/unknown-keys';
import { CollectorName, collectors, OptionFacts } from '../../facts/windows-exporter/collectors';
import { expressionProblem } from '../../facts/windows-exporter/expression-problem';
import { asProperty, retiredOptions } from '../../facts/windows-exporter/retired-options';
import { hostPathProblem, withBackslashes } from '../../facts/windows-path';

/** A value in the configuration file. */
export type FileValue = string | boolean | number | string[];

/** The options of a collector, as the exporter reads them. */
export interface RenderedOptions {
  /** The collector's section of the file, by key. */
  readonly section: Readonly<Record<string, FileValue>>;
  /** Options that the file does not support, by the end of the flag. */
  readonly flags: Readonly<Record<string, string>>;
}

/** Defaults that differ from those of the exporter. */
const defaults: Readonly<Partial<Record<CollectorName, object>>> = {
  process: { cmdline: false },
  textfile: { directories: [TEXTFILE_DIRECTORY] },
};

/** Checks the options of a collector, and renders them for the exporter. */
export function renderOptions(name: CollectorName, given: object): RenderedOptions {
  const { options: facts } = collectors[name];
  const what = `ExporterCollector.${asProperty(name)}`;
  refuseRetired(what, name, given);
  checkKeys(what, given, facts);
  const set = Object.entries({ ...defaults[name], ...definedOnly(given) });
  const missing = Object.keys(facts).find((property) => isRequired(facts[property]) && !set.some(([key]) => key === property));
  if (missing !== undefined) {
    throw userError({ message: `${what}: ${missing} is missing`, fix: `Set ${missing}. Without it the collector reads nothing.` });
  }
  const rendered = set.map(([property, value]) => ({ option: facts[property], text: renderValue(`${what}: ${property}`, facts[property], value) }));
  const section = rendered.filter(({ option }) => !option.byFlag).map(({ option, text }) => [option.key, text]);
  const flags = rendered.filter(({ option }) => option.byFlag).map(({ option, text }) => [option.key, text]);
  return { section: Object.fromEntries(section), flags: Object.fromEntries(flags) };
}

function refuseRetired(what: string, name: CollectorName, given: object): void {
  for (const key of Object.keys(given)) {
    const remedy = retiredOptions[name]?.[asProperty(key)];
    if (remedy !== undefined) {
      throw userError({ message: `${what} has no property ${quoted(key)}`, fix: remedy });
    }
  }
}

function definedOnly(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function isRequired({ kind }: OptionFacts): boolean {
  return kind === 'pattern' || kind === 'objects';
}

function renderValue(what: string, { kind, names }: OptionFacts, value: any): FileValue {
  switch (kind) {
    case 'expression': return expression(what, value);
    case 'boolean': return truth(what, value);
    case 'subCollectors': return subCollectors(what, value, names!);
    // The exporter appends the names of files without a separator.
    case 'directory': return `${hostPath(what, value).replace(/\\+$/u, '')}\\`;
    case 'directories': return directories(what, value);
    case 'pattern': return [filePattern(what, value)];
    case 'counterVersion':
      checkInteger(what, value, { min: 1, max: 2 });
      return value;
    case 'objects': return objects(what, value);
    case 'interval': return interval(what, value);
  }
}

function expression(what: string, value: string): string {
  throwProblem(expressionProblem(what, value));
  return value;
}

function truth(what: string, value: boolean): boolean {
  if (typeof value !== 'boolean') {
    throw userError({ message: `${what} must be true or false, got ${quoted(value)}`, fix: 'Use a boolean, without quotation marks.' });
  }
  return value;
}

function subCollectors(what: string, values: string[], names: readonly string[]): string[] {
  const wrong = Array.isArray(values) && values.length > 0 ? values.find((value) => !names.includes(value)) : values;
  if (wrong !== undefined) {
    throw userError({ message: `${what} must list parts of the collector, got ${quoted(wrong)}`, fix: `Use a list with at least one of: ${names.join(', ')}.` });
  }
  return [...new Set(values)];
}

function hostPath(what: string, value: string): string {
  throwProblem(hostPathProblem(what, value));
  return withBackslashes(value);
}

function directories(what: string, values: string[]): string[] {
  if (!Array.isArray(values) || values.length === 0) {
    throw userError({ message: `${what} must be a list with at least one folder, got ${quoted(values)}`, fix: 'List at least one folder, or omit the option.' });
  }
  const rendered = values.map((value) => hostPath(what, value));
  const split = rendered.find((path) => path.includes(','));
  if (split !== undefined) {
    throw userError({ message: `${what} contains ${quoted(split)}, and windows_exporter treats the comma as a separator`, fix: 'Use a folder without a comma in its path.' });
  }
  return rendered;
}

/** The pattern with forward slashes. In a pattern, a backslash escapes the next character. */
function filePattern(what: string, value: string): string {
  const problem = hostPathProblem(what, typeof value === 'string' ? value.replace(/[*?]/gu, '_') : '');
  if (problem !== undefined) {
    throw userError({ ...problem, message: problem.message.replace(/"[^"]*"/u, () => quoted(value)) });
  }
  return value.replace(/\\/gu, '/');
}

function objects(what: string, values: ExporterPerformanceObject[]): string {
  if (!Array.isArray(values) || values.length === 0) {
    throw userError({ message: `${what} must be a list with at least one object, got ${quoted(values)}`, fix: 'Use ExporterPerformanceObject.of(...).' });
  }
  const twice = values.find(({ name }, index) => values.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) {
    throw userError({ message: `${what} contains two objects with the name ${quoted(twice.name)}`, fix: 'Use a different name for each object.' });
  }
  return JSON.stringify(values.map((value) => value._toFile()), undefined, 2);
}

function interval(what: string, value: Duration): string {
  const seconds = wholeSeconds(what, value);
  checkInteger(`${what} in seconds`, seconds, { min: 60 });
  return `${seconds}s`;
}

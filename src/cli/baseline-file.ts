import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { Baseline, BaselineEntry } from './baseline';
import type { Configuration } from './configuration';
import { outputFile, writeReport } from './output-files';
import { printable } from './printable';
import { CHECK } from './program';
import { ConfigurationError } from './read-configuration';
import { printableJson } from './reports/printable-json';
import { UsageError } from './usage-error';
import { quoted } from '../facts/errors';
import { PROJECT_URL } from '../facts/project';

/** Increases when a reader of earlier baselines would misread a new one. */
const SCHEMA_VERSION = '1';

/** The path of the baseline that a configuration names, from the working directory. */
export function configuredBaseline(configuration: Configuration | undefined): string | undefined {
  const { baseline, file } = configuration ?? {};
  return baseline === undefined || isAbsolute(baseline) ? baseline : join(dirname(file!.path), baseline);
}

/**
 * Reads a baseline.
 * @throws ConfigurationError if the file cannot be read or is not a baseline
 */
export function readBaseline(path: string, workingDirectory: string): Baseline {
  let text: string;
  try {
    text = readFileSync(resolve(workingDirectory, path), 'utf8');
  } catch (error) {
    throw problem(path, `the baseline cannot be read (${(error as NodeJS.ErrnoException).code}). To write it, use --write-baseline ${path}.`);
  }
  const entries = entriesIn(text);
  if (entries === undefined) {
    throw problem(path, 'the file is not a baseline. To write one, use --write-baseline with another path, or delete the file first.');
  }
  return new Baseline(path, entries, workingDirectory);
}

/**
 * The file for a new baseline.
 * @throws UsageError if it cannot be written, or if it exists and is something else
 */
export function baselineFile(path: string, workingDirectory: string): string {
  const file = outputFile(path, workingDirectory);
  let existing: string;
  try {
    existing = readFileSync(file, 'utf8');
  } catch {
    return file;
  }
  if (existing.trim() !== '' && entriesIn(existing) === undefined) {
    throw new UsageError({ message: `${quoted(path)} exists, and is not a baseline`, fix: 'Use another path, or delete the file first.' }, CHECK);
  }
  return file;
}

/** Writes a baseline, with one line for each finding, in an order that does not depend on lines. */
export function writeBaseline(file: string, entries: readonly BaselineEntry[]): void {
  const sortKey = ({ file: path, rule, subject, identity }: BaselineEntry) => [path, rule, subject, identity].join('\n');
  const sorted = [...entries].sort((a, b) => compared(sortKey(a), sortKey(b)));
  const head = printableJson({ $schema: `${PROJECT_URL}/blob/main/src/cli/baseline.schema.json`, schemaVersion: SCHEMA_VERSION }).trimEnd().slice(0, -2);
  const lines = sorted.map(({ rule, file: path, subject, identity }) => `    ${printableJson({ rule, file: path, subject, identity }).replace(/\n */gu, ' ').trim()}`);
  writeReport(file, `${head},\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`);
}

/** Undefined if the text is not a baseline. */
function entriesIn(text: string): BaselineEntry[] | undefined {
  let value: { schemaVersion?: unknown; findings?: unknown } | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return undefined;
  }
  const { schemaVersion, findings } = value ?? {};
  return schemaVersion === SCHEMA_VERSION && Array.isArray(findings) && findings.every(isEntry) ? findings : undefined;
}

function isEntry(value: unknown): value is BaselineEntry {
  const entry = (value ?? {}) as Readonly<Record<string, unknown>>;
  return ['identity', 'rule', 'file', 'subject'].every((key) => typeof entry[key] === 'string');
}

function problem(path: string, text: string): ConfigurationError {
  return new ConfigurationError(printable(`${path}: ${text}`));
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

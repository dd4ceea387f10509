import type { Configuration } from './configuration';
import { ConfigurationReader } from './configuration-reader';
import { printable } from './printable';
import { ManifestDocument, ManifestFile, readManifests, SourceRange } from '../manifests';

/** The problems of a configuration, one on each line, with their places. */
export class ConfigurationError extends Error {
  public readonly name = 'ConfigurationError';
}

/**
 * Reads a configuration.
 *
 * @param path the name of the file for users
 * @throws ConfigurationError that lists all problems with their places
 */
export function readConfiguration(path: string, bytes: Buffer): Configuration {
  const { files: [file], documents } = readManifests([{ path, bytes }], { everything: true, areObjects: false, uniqueKeys: true });
  if (file.problems.length > 0) {
    throw configurationError(path, file.problems.map(({ message, fix, range }) => ({ text: `${message}. ${fix}`, range })));
  }
  if (file.documentCount === 0) {
    return { file, target: {}, exclude: [], suppressions: [], severities: [] };
  }
  const reader = new ConfigurationReader(documents[0] ?? nothingIn(file));
  const content = reader.read();
  if (documents.length > 1) {
    reader.problems.push({ text: 'there is more than one document. Write one.', range: documents[1].locate('') });
  }
  if (reader.problems.length > 0) {
    throw configurationError(path, reader.problems);
  }
  return { file, ...content };
}

/** An empty document, such as an empty list. */
function nothingIn(file: ManifestFile): ManifestDocument {
  const start = { line: 1, column: 1 };
  return { file, value: undefined, locate: () => ({ start, end: start }) };
}

interface PlacedText {
  readonly text: string;
  readonly range?: SourceRange;
}

function configurationError(path: string, problems: readonly PlacedText[]): ConfigurationError {
  return new ConfigurationError(problems.map(({ text, range }) => {
    const place = range === undefined ? '' : `:${range.start.line}:${range.start.column}`;
    return printable(`${path}${place}: ${text}`);
  }).join('\n'));
}

import { CHECK } from './program';
import { unknownValueError, UsageError } from './usage-error';
import { quoted } from '../facts/errors';

/** The formats of a report. */
export const formats = ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'azure'] as const;
export type Format = typeof formats[number];

/** A requested report. */
export interface OutputRequest {
  readonly format: Format;
  /** @default - stdout */
  readonly path?: string;
}

/**
 * Reads the values of `--format`: a format, or a format and a file such as `sarif=report.sarif`.
 */
export function outputRequests(values: readonly string[]): readonly OutputRequest[] {
  const requests = values.length === 0 ? [{ format: 'text' } as const] : values.map(outputRequest);
  const [first, second] = requests.filter(({ path }) => path === undefined);
  if (second !== undefined) {
    throw new UsageError({
      message: `${first.format} and ${second.format} would both go to stdout`,
      fix: `Write one of them to a file: --format ${second.format}=<file>.`,
    }, CHECK);
  }
  return requests;
}

function outputRequest(value: string): OutputRequest {
  const equals = value.indexOf('=');
  const format = equals === -1 ? value : value.slice(0, equals);
  if (!(formats as readonly string[]).includes(format)) {
    throw unknownValueError('--format', format, formats, CHECK);
  }
  const path = equals === -1 ? undefined : value.slice(equals + 1);
  if (path === '' || path === '-') {
    throw new UsageError({ message: `--format is ${quoted(value)}, which does not name a file`, fix: `Write --format ${format} for stdout, or --format ${format}=<file>.` }, CHECK);
  }
  return { format: format as Format, path };
}

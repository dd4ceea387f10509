import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { quoted, userError } from '../facts/errors';

/**
 * The content of a file in UTF-8, with its byte order mark if it has one. Throws for a file in
 * another encoding, because characters outside ASCII would be lost without an error.
 */
export function readText(what: string, path: string): string {
  const absolute = resolve(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(absolute);
  } catch (error) {
    throw userError({ message: `${what} ${quoted(absolute)} cannot be read: ${(error as NodeJS.ErrnoException).code}`, fix: 'Use the path of an existing text file.' });
  }
  if (!isUtf8(bytes)) {
    throw userError({ message: `${what} ${quoted(absolute)} is not in UTF-8`, fix: 'Save it as UTF-8.' });
  }
  return bytes.toString('utf8');
}

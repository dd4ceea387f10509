import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { quoted, userError } from '../facts/errors';

/**
 * The text of a file in UTF-8, with its byte order mark if it has one. A file in another encoding is refused: read as UTF-8
 * it would lose its umlauts without a word.
 */
export function readText(what: string, path: string): string {
  const absolute = resolve(path);
  let bytes: Buffer;
  try {
    bytes = readFileSync(absolute);
  } catch (error) {
    throw userError({ message: `${what} ${quoted(absolute)} cannot be read: ${(error as NodeJS.ErrnoException).code}`, fix: 'Give the path of a text file.' });
  }
  if (!isUtf8(bytes)) {
    throw userError({ message: `${what} ${quoted(absolute)} is not in UTF-8`, fix: 'Save it as UTF-8.' });
  }
  return bytes.toString('utf8');
}

import { checkDistinctFiles } from './volume-files';
import { CONFIG_MAP_BYTES } from '../facts/config-map';
import { quoted, userError } from '../facts/errors';
import { isDataKey } from '../facts/kubernetes-names';
import { deviceName } from '../facts/setting-grammars';

/** Contents of files by file name. */
export type Texts = Readonly<Record<string, string>>;

/**
 * The files of a volume, sorted by name, because maps from other languages have no order. Throws if
 * a ConfigMap or Windows does not allow them.
 */
export function sortedTexts(volume: string, texts: Texts): Texts {
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts) || Object.keys(texts).length === 0) {
    throw userError({
      message: `${volume}: files must be an object with at least one file, got ${quoted(texts)}`,
      fix: 'Use names of files as keys and their contents as values: { \'agent.conf\': content }.',
    });
  }
  const sorted = Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1));
  sorted.forEach(([name, text]) => {
    checkName(volume, name);
    checkText(volume, name, text);
  });
  checkDistinctFiles(volume, Object.keys(texts));
  checkSize(volume, sorted.map(([name, text]) => ({ name, bytes: Buffer.byteLength(text) })));
  return Object.fromEntries(sorted);
}

function checkName(volume: string, name: string): void {
  const what = `file ${quoted(name)} of ${volume}`;
  if (/[\\/]/u.test(name)) {
    throw userError({ message: `${what} is in a folder`, fix: 'Use only the file name. Create a separate volume for the files of each folder.' });
  }
  if (!isDataKey(name)) {
    throw userError({ message: `${what} has a name that a ConfigMap does not allow`, fix: 'Use up to 253 letters, digits, "-", "_" and ".", without ".." at the start.' });
  }
  if (deviceName.matches(name) || name.endsWith('.')) {
    throw userError({ message: `${what} has a name that Windows does not allow`, fix: 'Use a different name.' });
  }
}

function checkText(volume: string, name: string, text: unknown): void {
  if (typeof text !== 'string') {
    throw userError({ message: `file ${quoted(name)} of ${volume} must have a string as its content, got ${quoted(text)}`, fix: 'Convert the content to a string.' });
  }
  if (/\p{Cs}/u.test(text)) {
    throw userError({ message: `file ${quoted(name)} of ${volume} contains half of a surrogate pair, which UTF-8 cannot encode`, fix: 'Cut the string only between characters.' });
  }
}

function checkSize(volume: string, files: readonly { readonly name: string; readonly bytes: number }[]): void {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > CONFIG_MAP_BYTES) {
    const largest = files.reduce((one, other) => (other.bytes > one.bytes ? other : one));
    throw userError({
      message: `${volume}: the files have ${total} bytes, but a ConfigMap can have at most ${CONFIG_MAP_BYTES}; the largest file is ${quoted(largest.name)} with ${largest.bytes} bytes`,
      fix: 'Use several volumes, or put large files into the image.',
    });
  }
}

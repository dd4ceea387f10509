import { checkDistinctFiles } from './volume-files';
import { CONFIG_MAP_BYTES } from '../facts/config-map';
import { quoted, userError } from '../facts/errors';
import { isDataKey } from '../facts/kubernetes-names';
import { deviceName } from '../facts/setting-grammars';

/** Texts by file name. */
export type Texts = Readonly<Record<string, string>>;

/** The files of a volume sorted by name, since maps from other languages have no order. Throws where a ConfigMap on Windows cannot hold them. */
export function sortedTexts(volume: string, texts: Texts): Texts {
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts) || Object.keys(texts).length === 0) {
    throw userError({ message: `${volume} has the files ${quoted(texts)}`, fix: 'Give an object with at least one file name and its text: { \'agent.conf\': text }.' });
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
    throw userError({ message: `${what} is in a folder`, fix: 'Give the file name alone, and a volume of its own to the files of each folder.' });
  }
  if (!isDataKey(name)) {
    throw userError({ message: `${what} has a name that a ConfigMap cannot hold`, fix: 'Use up to 253 letters, digits, "-", "_" and ".", without ".." at the start.' });
  }
  if (deviceName.matches(name) || name.endsWith('.')) {
    throw userError({ message: `${what} has a name that Windows does not allow`, fix: 'Choose another name.' });
  }
}

function checkText(volume: string, name: string, text: unknown): void {
  if (typeof text !== 'string') {
    throw userError({ message: `file ${quoted(name)} of ${volume} has the content ${quoted(text)}`, fix: 'Give a string.' });
  }
  if (/\p{Cs}/u.test(text)) {
    throw userError({ message: `file ${quoted(name)} of ${volume} has half of a surrogate pair, which UTF-8 cannot encode`, fix: 'Give a string that was cut between characters.' });
  }
}

function checkSize(volume: string, files: readonly { readonly name: string; readonly bytes: number }[]): void {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > CONFIG_MAP_BYTES) {
    const largest = files.reduce((one, other) => (other.bytes > one.bytes ? other : one));
    throw userError({
      message: `the files of ${volume} have ${total} bytes, more than the ${CONFIG_MAP_BYTES} of a ConfigMap; the largest is ${quoted(largest.name)} with ${largest.bytes}`,
      fix: 'Split them over several volumes, or put large files into the image.',
    });
  }
}

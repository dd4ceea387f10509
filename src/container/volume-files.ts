import { quoted, userError } from '../facts/errors';

/**
 * Throws if two sources of a volume have the same file, because one would hide the other. Windows
 * ignores case.
 */
export function checkDistinctFiles(volume: string, paths: readonly string[]): void {
  const names = paths.map((path) => path.replace(/\\/g, '/').toLowerCase());
  const twice = paths.find((_path, index) => names.indexOf(names[index]) !== index);
  if (twice !== undefined) {
    throw userError({ message: `${volume} has the file ${quoted(twice)} twice`, fix: 'Give each file a different path.' });
  }
}

/** Throws if a list of sources or files is empty. */
export function checkNotEmpty(volume: string, parts: readonly unknown[], fix: string): void {
  if (parts.length === 0) {
    throw userError({ message: `${volume} is empty`, fix });
  }
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Configuration, CONFIGURATION_NAME } from './configuration';
import { printable } from './printable';
import { ConfigurationError, readConfiguration } from './read-configuration';

/**
 * The configuration that is named, or the one in a folder if there is one.
 *
 * @param named its path from that folder
 * @param remedy what to do about one that cannot be read: a sentence
 * @throws ConfigurationError for one that cannot be read or is wrong
 */
export function configurationIn(folder: string, named: string | undefined, remedy: string): Configuration | undefined {
  const path = named ?? CONFIGURATION_NAME;
  let bytes: Buffer;
  try {
    bytes = readFileSync(resolve(folder, path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (named === undefined && code === 'ENOENT') {
      return undefined;
    }
    throw new ConfigurationError(`${printable(path)}: the configuration cannot be read (${code}). ${remedy}`);
  }
  return readConfiguration(path, bytes);
}

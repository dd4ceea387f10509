import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Configuration, CONFIGURATION_NAME } from './configuration';
import { printable } from './printable';
import { ConfigurationError, readConfiguration } from './read-configuration';

/** A name that users expect too. Its file must not be ignored without a message. */
const OTHER_NAME = '.cdk8s-hostprocess.yml';

/**
 * The named configuration, or the configuration in a folder if there is one.
 *
 * @param named the path of the configuration, relative to that folder
 * @param remedy what to do if the configuration cannot be read: a sentence
 * @throws ConfigurationError if the configuration cannot be read or is not valid
 */
export function configurationIn(folder: string, named: string | undefined, remedy: string): Configuration | undefined {
  const path = named ?? CONFIGURATION_NAME;
  if (named === undefined && existsSync(resolve(folder, OTHER_NAME))) {
    throw new ConfigurationError(`${OTHER_NAME}: the name of the configuration must be ${CONFIGURATION_NAME}. Rename the file.`);
  }
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

import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkInputs } from './check-inputs';
import { CheckOptions, checkOptions } from './check-options';
import { Configuration, CONFIGURATION_NAME } from './configuration';
import type { ExitCode } from './exit-codes';
import { readInputs } from './input-files';
import { outputFiles } from './output-files';
import { printable } from './printable';
import { ConfigurationError, readConfiguration } from './read-configuration';
import type { Surroundings } from './surroundings';
import { writeReports } from './write-reports';

/** `check <path|->...`. */
export async function runCheck(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { workingDirectory, readStdin, today } = surroundings;
  const options = checkOptions(args);
  const files = outputFiles(options.outputs, workingDirectory);
  const configuration = configurationOf(options, workingDirectory);
  const inputs = await readInputs(options.paths, { workingDirectory, readStdin, except: new Set(files.values()) });
  const result = checkInputs(inputs, {
    target: { ...configuration?.target, ...declared(options.target) },
    failOn: options.failOn ?? configuration?.failOn ?? 'error',
    configuration,
    today,
  });
  writeReports(result, options, files, surroundings);
  return result.exitCode;
}

/** The one that is named, or the one in the working directory if there is one. */
function configurationOf({ configuration, ignoresConfiguration }: CheckOptions, workingDirectory: string): Configuration | undefined {
  const path = configuration ?? CONFIGURATION_NAME;
  const file = resolve(workingDirectory, path);
  if (ignoresConfiguration || (configuration === undefined && statSync(file, { throwIfNoEntry: false }) === undefined)) {
    return undefined;
  }
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new ConfigurationError(`${printable(path)}: the configuration cannot be read (${(error as NodeJS.ErrnoException).code}). Correct the path, or give --no-config.`);
  }
  return readConfiguration(path, bytes);
}

/** Without what is not declared, which would hide what the configuration says. */
function declared<Target extends object>(target: Target): Partial<Target> {
  return Object.fromEntries(Object.entries(target).filter(([, value]) => value !== undefined)) as Partial<Target>;
}

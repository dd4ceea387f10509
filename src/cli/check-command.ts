import { checkInputs } from './check-inputs';
import { checkOptions } from './check-options';
import { configurationIn } from './configuration-file';
import { ExitCode } from './exit-codes';
import { readInputs } from './input-files';
import { existingFiles, outputFiles } from './output-files';
import type { Surroundings } from './surroundings';
import { writeReports } from './write-reports';

/** `check <path|->...`. */
export async function runCheck(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { workingDirectory, readStdin, today } = surroundings;
  const options = checkOptions(args);
  const files = outputFiles(options.outputs, workingDirectory);
  const configuration = options.ignoresConfiguration ? undefined
    : configurationIn(workingDirectory, options.configuration, 'Correct the path, or use --no-config.');
  const inputs = await readInputs(options.paths, { workingDirectory, readStdin, reports: existingFiles(files.values()) });
  const result = checkInputs(inputs, {
    target: { ...configuration?.target, ...declared(options.target) },
    failOn: options.failOn ?? configuration?.failOn ?? 'error',
    configuration,
    today,
  });
  writeReports(result, options, files, surroundings);
  if (result.exitCode === ExitCode.NOTHING_TO_CHECK) {
    surroundings.stderr.write('error: no input contains a document. Check the paths.\n');
  }
  return result.exitCode;
}

/** Only the declared values: an undeclared value would hide the value of the configuration. */
function declared<Target extends object>(target: Target): Partial<Target> {
  return Object.fromEntries(Object.entries(target).filter(([, value]) => value !== undefined)) as Partial<Target>;
}

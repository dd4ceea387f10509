import { resolve } from 'node:path';
import { Baseline, entriesFor } from './baseline';
import { baselineFile, configuredBaseline, readBaseline, writeBaseline } from './baseline-file';
import { checkInputs, CheckSettings } from './check-inputs';
import { checkOptions } from './check-options';
import { configurationIn } from './configuration-file';
import { ExitCode } from './exit-codes';
import { fixedFiles, writeFixes } from './fix/fix-inputs';
import { InputOptions, readInputs } from './input-files';
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
  const newBaseline = options.newBaseline === undefined ? undefined : baselineFile(options.newBaseline, workingDirectory);
  const baselinePath = options.newBaseline ?? options.baseline ?? configuredBaseline(configuration);
  const baseline = newBaseline !== undefined || baselinePath === undefined ? undefined : readBaseline(baselinePath, workingDirectory);
  const inputOptions: InputOptions = {
    workingDirectory,
    readStdin,
    reports: existingFiles([...files.values(), ...baselinePath === undefined ? [] : [resolve(workingDirectory, baselinePath)]]),
    exclude: [...configuration?.exclude ?? [], ...options.exclude],
  };
  const inputs = await readInputs(options.paths, inputOptions);
  const settings: CheckSettings = {
    target: { ...configuration?.target, ...declared(options.target) },
    failOn: options.failOn ?? configuration?.failOn ?? 'error',
    configuration,
    baseline,
    today,
  };
  let result = checkInputs(inputs, settings);
  if (newBaseline !== undefined) {
    const entries = entriesFor(result.findings, workingDirectory);
    writeBaseline(newBaseline, entries);
    result = checkInputs(inputs, { ...settings, baseline: new Baseline(options.newBaseline!, entries, workingDirectory) });
  }
  if (options.fix || options.diff) {
    const fixed = fixedFiles(inputs, result);
    surroundings.stderr.write(fixed.map(({ diff }) => diff).join(''));
    if (options.fix && fixed.length > 0) {
      writeFixes(fixed, workingDirectory);
      const current = result.baseline === undefined ? undefined : readBaseline(baselinePath!, workingDirectory);
      result = checkInputs(await readInputs(options.paths, inputOptions), { ...settings, baseline: current });
    }
  }
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

import { existsSync, renameSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { OutputRequest } from './output-request';
import { CHECK } from './program';
import { UsageError } from './usage-error';
import { quoted } from '../facts/errors';

/**
 * The output files by report.
 * @throws UsageError if a report could not be written, before the check spends minutes on it
 */
export function outputFiles(requests: readonly OutputRequest[], workingDirectory: string): ReadonlyMap<OutputRequest, string> {
  const files = new Map<OutputRequest, string>();
  for (const request of requests) {
    if (request.path !== undefined) {
      const file = outputFile(request.path, workingDirectory);
      if ([...files.values()].includes(file)) {
        throw new UsageError({ message: `two reports would go to ${quoted(request.path)}`, fix: 'Use a separate file for each report.' }, CHECK);
      }
      files.set(request, file);
    }
  }
  return files;
}

/** The paths of the files that exist already, without links. */
export function existingFiles(files: Iterable<string>): ReadonlySet<string> {
  return new Set([...files].filter((file) => existsSync(file)).map((file) => realpathSync(file)));
}

/**
 * The absolute path of an output.
 * @throws UsageError if its folder does not exist, or if it is a folder
 */
export function outputFile(shown: string, workingDirectory: string): string {
  const file = resolve(workingDirectory, shown);
  if (statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError({ message: `the folder of ${quoted(shown)} does not exist`, fix: 'Create the folder first.' }, CHECK);
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new UsageError({ message: `${quoted(shown)} is a folder`, fix: 'Specify a file in it.' }, CHECK);
  }
  return file;
}

/** Writes a report. The file appears under its name only when it is complete. */
export function writeReport(file: string, text: string): void {
  const existing = statSync(file, { throwIfNoEntry: false });
  if (existing !== undefined && !existing.isFile()) {
    // A device or a pipe, such as /dev/stderr, must not be replaced with a file.
    writeFileSync(file, text);
    return;
  }
  const goal = existing === undefined ? file : realpathSync(file);
  const temporary = join(dirname(goal), `.${basename(goal)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode: existing?.mode });
    renameSync(temporary, goal);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

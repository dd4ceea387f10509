import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Declares tests that need a component which not every machine has. Where the component is missing, one skipped test takes
 * their place and gives the reason. Where HOSTPROCESS_REQUIRE names the component, its absence is an error.
 *
 * @param component one word, such as `cluster` or `wine`
 * @param missing what is missing, or undefined if nothing is
 */
export function describeWith(component: string, missing: string | undefined, title: string, suite: () => void): void {
  if (isAvailable(component, missing)) {
    describe(`${title} [${component}]`, suite);
  } else {
    process.stderr.write(`skipped: ${title} (${component}: ${missing})\n`);
    test.skip(`${title} [${component}: ${missing}]`, suite);
    keepSnapshots(`${title} [${component}]`);
  }
}

/** Jest takes the snapshots of tests that are not declared for obsolete: it fails with `--ci` and deletes them with `-u`. */
function keepSnapshots(suite: string): void {
  const { snapshotState } = expect.getState();
  (snapshotState.getUncheckedKeys() as string[])
    .filter((key) => key.includes(`${suite} `))
    .forEach((key) => snapshotState.markSnapshotsAsCheckedForTest(key.replace(/ \d+$/u, '')));
}

/** Whether nothing is missing; throws where something is and the component is required. */
export function isAvailable(component: string, missing: string | undefined, required = process.env.HOSTPROCESS_REQUIRE ?? ''): boolean {
  if (missing !== undefined && required.split(',').includes(component)) {
    throw new Error(`HOSTPROCESS_REQUIRE names ${component}, which is not there: ${missing}`);
  }
  return missing === undefined;
}

/** The path of a program on PATH, found without running it. */
export function onPath(program: string): string | undefined {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program)).find((path) => existsSync(path));
}

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Declares tests that need a component which not every machine has. Where it is missing one skipped test stands for them and
 * says why; where HOSTPROCESS_REQUIRE names the component, its absence is an error.
 *
 * @param component one word, such as `cluster` or `wine`
 * @param missing what is missing, or undefined where all is there
 */
export function describeWith(component: string, missing: string | undefined, title: string, suite: () => void): void {
  if (isAvailable(component, missing)) {
    describe(`${title} [${component}]`, suite);
  } else {
    process.stderr.write(`skipped: ${title} (${component}: ${missing})\n`);
    test.skip(`${title} [${component}: ${missing}]`, suite);
  }
}

/** Whether nothing is missing; throws where something is and the component is required. */
export function isAvailable(component: string, missing: string | undefined, required = process.env.HOSTPROCESS_REQUIRE ?? ''): boolean {
  if (missing !== undefined && required.split(',').includes(component)) {
    throw new Error(`HOSTPROCESS_REQUIRE names ${component}, which is not there: ${missing}`);
  }
  return missing === undefined;
}

/** Where a program lies on PATH: looked for, not run. */
export function onPath(program: string): string | undefined {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program)).find((path) => existsSync(path));
}

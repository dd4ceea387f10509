import { join } from 'node:path';

/** The name of the program. */
export const PROGRAM = 'cdk8s-hostprocess';

/** Its commands. */
export const CHECK = 'check';
export const EXPLAIN = 'explain';
export const HELP = 'help';

/** The version of the package that contains this file. */
export function programVersion(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- package.json is outside the compiled folder
  return (require(join(__dirname, '..', '..', 'package.json')) as { version: string }).version;
}

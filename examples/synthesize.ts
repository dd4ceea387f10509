import { existsSync, readdirSync, rmSync } from 'fs';
import { join } from 'path';

/** The examples: each folder with a main.ts. */
export const examples = readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'main.ts'))).sort();

/** The folder in which an example keeps its YAML. */
export function outputFolder(example: string): string {
  return join(__dirname, example, 'dist');
}

/**
 * Runs an example as `cdk8s synth` does, once in a process.
 * @returns what its main.ts exports
 */
export function synthesize(example: string, folder: string): object {
  rmSync(folder, { recursive: true, force: true });
  process.env.CDK8S_OUTDIR = folder;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- which file it is shows only here
    return require(join(__dirname, example, 'main'));
  } finally {
    delete process.env.CDK8S_OUTDIR;
  }
}

import { existsSync, readdirSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { foldScripts } from '../jest';

/** The examples: each folder with a main.ts. */
export const examples = readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'main.ts'))).sort();

export function exampleFolder(example: string): string {
  return join(__dirname, example);
}

/** The YAML that is kept beside an example, for people to read. */
export function keptFile(example: string): string {
  return join(exampleFolder(example), `${example}.k8s.yaml`);
}

/** What is kept of the YAML that an example gives: each script of the library is its path and hash. */
export function keptYaml(yaml: string): string {
  const [documents, folded] = [loadAll(yaml), loadAll(yaml).map(foldScripts)];
  const hint = '# A script of the library is shown as its path and hash. `npx cdk8s synth` writes it in full, into dist/.\n';
  return `${documents.some((document, index) => Yaml.stringify(document) !== Yaml.stringify(folded[index])) ? hint : ''}${Yaml.stringify(...folded)}`;
}

/** The YAML in the folder that an app was synthesized into, file after file. */
export function yamlIn(folder: string): string {
  return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8')).join('---\n');
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

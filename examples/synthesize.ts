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

/** The checked-in YAML next to an example, for people to read. */
export function keptFile(example: string): string {
  return join(exampleFolder(example), `${example}.k8s.yaml`);
}

/**
 * The YAML of an example as it is checked in: the path and hash of each script of the library
 * replace its text.
 */
export function keptYaml(yaml: string): string {
  const [documents, folded] = [loadAll(yaml), loadAll(yaml).map(foldScripts)];
  const hint = '# A script of the library is shown as its path and hash. `npx cdk8s synth` writes it in full, into dist/.\n';
  return `${documents.some((document, index) => Yaml.stringify(document) !== Yaml.stringify(folded[index])) ? hint : ''}${Yaml.stringify(...folded)}`;
}

/** The YAML of all files in the output folder of an app. */
export function yamlIn(folder: string): string {
  return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8')).join('---\n');
}

/**
 * Runs an example as `cdk8s synth` does. Each example runs only once in a process.
 * @returns the exports of its main.ts
 */
export function synthesize(example: string, folder: string): object {
  rmSync(folder, { recursive: true, force: true });
  process.env.CDK8S_OUTDIR = folder;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is known only at run time
    return require(join(__dirname, example, 'main'));
  } finally {
    delete process.env.CDK8S_OUTDIR;
  }
}

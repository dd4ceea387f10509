import { execFileSync, spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { projectFolder } from '../support/compiled-package';

export interface Tarball {
  readonly file: string;
  /** The paths in it. */
  readonly paths: readonly string[];
}

/** Packs the compiled library as it is published. */
export function pack(folder: string): Tarball {
  const report = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: projectFolder, encoding: 'utf8', stdio: 'pipe' });
  const [{ filename, files }] = JSON.parse(report) as { filename: string; files: { path: string }[] }[];
  return { file: join(folder, filename), paths: files.map(({ path }) => path) };
}

/**
 * Lays down a project with `cdk8s init typescript-app`, which installs the newest cdk8s, constructs and cdk8s-plus, and adds
 * the library to it. The last steps of `init` are left out by giving its scripts a shell that does nothing: they import the
 * Kubernetes schema from GitHub, and compile and test the project's own empty chart.
 */
export function userProject(folder: string, tarball: Tarball): void {
  const cli = join(projectFolder, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
  run(folder, process.execPath, [cli, 'init', 'typescript-app'], { npm_config_script_shell: 'true' });
  run(folder, 'npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', tarball.file]);
}

/** What a project's package.json asks for. */
export function dependenciesOf(folder: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies;
}

/** Runs a program in a folder and hands back its output; its failure is an error that shows all of it. */
export function run(folder: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } });
  if (status !== 0) {
    const hint = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ENETUNREACH/u.test(stdout + stderr) ? ' (this test needs the npm registry)' : '';
    throw new Error(`${program} ${args.join(' ')} ended with ${status ?? error?.message}${hint}:\n${stdout}${stderr}`);
  }
  return stdout;
}

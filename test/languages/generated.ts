import { spawnSync } from 'child_process';
import { join } from 'path';
import { projectFolder } from '../support/compiled-package';

/**
 * Generates the code of compiled packages, one folder per language.
 * @returns what jsii-pacmak said
 */
export function generateCode(folder: string, targets: readonly string[], packages: readonly string[] = [projectFolder]): string {
  const pacmak = join(projectFolder, 'node_modules', 'jsii-pacmak', 'bin', 'jsii-pacmak');
  const args = ['--code-only', ...targets.flatMap((target) => ['--target', target]), '--outdir', folder, ...packages];
  const { status, stdout, stderr } = spawnSync(process.execPath, [pacmak, ...args], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`jsii-pacmak ended with ${status}:\n${stdout}${stderr}`);
  }
  return stdout + stderr;
}

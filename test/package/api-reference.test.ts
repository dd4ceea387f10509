import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { projectFolder } from '../support/compiled-package';

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
}

test('API.md is what jsii-docgen makes of the library', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docgen-'));
  try {
    const docgen = join(projectFolder, 'node_modules', 'jsii-docgen', 'bin', 'jsii-docgen');
    execFileSync(process.execPath, [docgen, '--output', join(folder, 'API.md')], { cwd: projectFolder, stdio: 'pipe' });
    const [committed, current] = [linesOf(join(projectFolder, 'API.md')), linesOf(join(folder, 'API.md'))];
    if (committed.join('\n') !== current.join('\n')) {
      const line = current.findIndex((text, index) => text !== committed[index]);
      throw new Error(`API.md is not current, from line ${line + 1} (${current[line]}): run \`npm run compile && npx projen docgen\` and commit it`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

import { spawn, spawnSync, SpawnSyncReturns, StdioOptions } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { projectFolder } from '../support/compiled-package';

/** What the command line is made of; it must not load anything else of the library. */
const folders = ['cli', 'manifests', 'rules', 'facts'];

/** The data that the command line reads from the package. */
const readAtRunTime = [join('src', 'facts', 'kubernetes-schema', 'fields.json')];

interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly stdio?: StdioOptions;
  readonly env?: NodeJS.ProcessEnv;
}

/** The program as it is now, as plain JavaScript in a folder of its own: `lib` may be older than the sources. */
export class CompiledProgram {
  public readonly main: string;
  private readonly folder = mkdtempSync(join(tmpdir(), 'program-'));

  constructor() {
    copyFileSync(join(projectFolder, 'package.json'), join(this.folder, 'package.json'));
    symlinkSync(join(projectFolder, 'node_modules'), join(this.folder, 'node_modules'));
    for (const path of folders.flatMap((folder) => sourcesIn(folder))) {
      const { outputText } = transpileModule(readFileSync(join(projectFolder, 'src', path), 'utf8'), {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
      });
      const compiled = join(this.folder, 'lib', path.replace(/\.ts$/u, '.js'));
      mkdirSync(dirname(compiled), { recursive: true });
      writeFileSync(compiled, outputText);
    }
    for (const path of readAtRunTime) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      copyFileSync(join(projectFolder, path), join(this.folder, path));
    }
    this.main = join(this.folder, 'lib', 'cli', 'main.js');
  }

  /** Runs it to its end. */
  public run(args: readonly string[], options: RunOptions = {}): SpawnSyncReturns<string> {
    const { cwd, input, stdio, env } = options;
    return spawnSync(process.execPath, [this.main, ...args], { cwd, input, stdio, env: { ...quietEnvironment(), ...env }, encoding: 'utf8', maxBuffer: 1024 * 1024 * 1024 });
  }

  /** Runs it while somebody reads a little of what it prints and then goes away. */
  public async runForImpatient(args: readonly string[], cwd: string): Promise<{ code: number | null; signal: string | null; stderr: string }> {
    const child = spawn(process.execPath, [this.main, ...args], { cwd, env: quietEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => { stderr += data.toString(); });
    child.stdout.once('data', () => child.stdout.destroy());
    return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stderr })));
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(projectFolder, 'src', folder), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).map((path) => join(folder, path));
}

/** Without what decides about colours, or names the checkout of a pipeline. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const { NO_COLOR: _, FORCE_COLOR: __, GITHUB_WORKSPACE: ___, ...environment } = process.env;
  return environment;
}

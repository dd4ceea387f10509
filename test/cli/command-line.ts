import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run';
import type { Surroundings } from '../../src/cli/surroundings';

/** How a run of the program ended. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: Buffer | string;
  readonly environment?: Surroundings['environment'];
  readonly isTTY?: boolean;
  readonly today?: string;
}

/** A folder in which the program runs, in this process. */
export class Workplace {
  public readonly folder = mkdtempSync(join(tmpdir(), 'command-line-'));

  /** Writes files, by their paths in the folder. */
  public write(files: Readonly<Record<string, string | Buffer>>): this {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(this.path(path)), { recursive: true });
      writeFileSync(this.path(path), content);
    }
    return this;
  }

  public path(name: string): string {
    return join(this.folder, name);
  }

  public async run(args: readonly string[], { stdin = '', environment = {}, isTTY = false, today = '2030-01-15' }: RunOptions = {}): Promise<Ended> {
    const printed = { stdout: '', stderr: '' };
    const exitCode = await run(args, {
      workingDirectory: this.folder,
      environment,
      stdout: { isTTY, write: (text) => { printed.stdout += text; } },
      stderr: { write: (text) => { printed.stderr += text; } },
      readStdin: async () => Buffer.from(stdin),
      today,
    });
    return { exitCode, ...printed };
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

import { Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';
import { Exclusions, isChart, isPartOfChart, SkippedInput } from './exclusions';
import { CHECK } from './program';
import { UsageError } from './usage-error';
import { quoted } from '../facts/errors';
import type { InputProblem, ManifestSource } from '../manifests';

/** The name of stdin in reports. */
export const STDIN = '<stdin>';

/** The files at the paths of the command line. */
export interface Inputs {
  readonly sources: readonly ManifestSource[];
  /** Paths that cannot be read. */
  readonly missing: readonly MissingInput[];
  /** Paths that were left out on purpose. */
  readonly skipped: readonly SkippedInput[];
}

export interface MissingInput {
  readonly path: string;
  readonly problem: InputProblem;
}

export interface InputOptions {
  readonly workingDirectory: string;
  readonly readStdin: () => Promise<Buffer>;
  /** The files that this check writes its reports to. They are not manifests. */
  readonly reports: ReadonlySet<string>;
  /**
   * Patterns for paths that are not read.
   * @default - none
   */
  readonly exclude?: readonly string[];
}

/**
 * Reads files, the manifests in folders, and stdin for `-`. A file that is listed twice is read
 * once.
 */
export async function readInputs(paths: readonly string[], options: InputOptions): Promise<Inputs> {
  const reader = new InputReader(options);
  for (const path of paths) {
    await reader.read(path);
  }
  return reader;
}

const manifestName = /^[^.].*\.(?:ya?ml|json)$/iu;
const isWalked = (name: string) => !name.startsWith('.') && name !== 'node_modules';

class InputReader implements Inputs {
  public readonly sources: ManifestSource[] = [];
  public readonly missing: MissingInput[] = [];
  public readonly skipped: SkippedInput[] = [];
  private readonly seen = new Set<string>();
  private readonly exclusions: Exclusions;

  constructor(private readonly options: InputOptions) {
    this.exclusions = new Exclusions(options.exclude ?? [], options.workingDirectory);
  }

  public async read(given: string): Promise<void> {
    if (given === '-') {
      await this.readStdin();
      return;
    }
    const path = normalize(given);
    if (this.isExcluded(path)) {
      return;
    }
    this.attempt(path, () => {
      if (statSync(this.resolved(path)).isDirectory()) {
        this.readFolder(path);
      } else if (this.isReport(path)) {
        throw overwriting(path);
      } else {
        this.readFile(path);
      }
    });
  }

  private async readStdin(): Promise<void> {
    if (this.isNew('-')) {
      try {
        this.sources.push({ path: STDIN, bytes: await this.options.readStdin() });
      } catch (error) {
        this.missing.push({ path: STDIN, problem: problemOf(error as NodeJS.ErrnoException) });
      }
    }
  }

  private readFolder(path: string): void {
    if (!this.isNew(realpathSync(this.resolved(path)))) {
      return;
    }
    const entries = readdirSync(this.resolved(path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    const isOfChart = isChart(this.resolved(path));
    if (isOfChart) {
      this.skipped.push({ path, reason: 'chart' });
    }
    for (const entry of entries) {
      const inner = join(path, entry.name);
      if (isOfChart && isPartOfChart(entry.name)) {
        continue;
      }
      this.attempt(inner, () => {
        const kind = this.kindOf(entry, inner);
        if (kind.isDirectory()) {
          if (isWalked(entry.name) && !this.isExcluded(inner)) {
            this.readFolder(inner);
          }
        } else if (kind.isFile() && manifestName.test(entry.name) && !this.isExcluded(inner)) {
          this.readManifest(inner);
        }
      });
    }
  }

  private isExcluded(path: string): boolean {
    const isExcluded = this.exclusions.covers(path);
    if (isExcluded) {
      this.skipped.push({ path, reason: 'excluded' });
    }
    return isExcluded;
  }

  /**
   * Links are followed, because Kubernetes itself mounts ConfigMaps as links. A broken link is a
   * problem only if its name is that of a manifest. Pipes and devices are skipped, because they can
   * be endless.
   */
  private kindOf(entry: Dirent, path: string): Pick<Dirent, 'isDirectory' | 'isFile'> {
    if (!entry.isSymbolicLink()) {
      return entry;
    }
    return statSync(this.resolved(path), { throwIfNoEntry: manifestName.test(entry.name) }) ?? entry;
  }

  /** A file in a folder. An earlier report can be in the same folder. */
  private readManifest(path: string): void {
    if (!this.isReport(path)) {
      this.readFile(path);
    } else if (!isReplaceable(path, readFileSync(this.resolved(path), 'utf8'))) {
      throw overwriting(path);
    }
  }

  private isReport(path: string): boolean {
    const { reports } = this.options;
    return reports.size > 0 && reports.has(realpathSync(this.resolved(path)));
  }

  private readFile(path: string): void {
    if (this.isNew(realpathSync(this.resolved(path)))) {
      this.sources.push({ path, bytes: readFileSync(this.resolved(path)) });
    }
  }

  private attempt(path: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      this.missing.push({ path, problem: problemOf(error as NodeJS.ErrnoException) });
    }
  }

  private isNew(key: string): boolean {
    const isNew = !this.seen.has(key);
    this.seen.add(key);
    return isNew;
  }

  private resolved(path: string): string {
    return resolve(this.options.workingDirectory, path);
  }
}

/** Whether a file can be an earlier report: it is JSON, and not an object for a cluster. */
function isReplaceable(path: string, text: string): boolean {
  return /\.json$/iu.test(path) && !/^\s*\{[^{]*"apiVersion"/u.test(text);
}

function overwriting(path: string): UsageError {
  return new UsageError({ message: `the report would overwrite the input ${quoted(path)}`, fix: 'Write the report to another file.' }, CHECK);
}

const problems: Readonly<Record<string, InputProblem>> = {
  ENOENT: { message: 'there is no such file or folder', fix: 'Correct the path, or remove it.' },
  EACCES: { message: 'the file or folder is not readable for this user', fix: 'Grant read access to the user who runs the check.' },
  ELOOP: { message: 'the links form a cycle', fix: 'Specify the path of the file itself.' },
  ENOTDIR: { message: 'the path uses a file as a folder', fix: 'Correct the path.' },
};

function problemOf(error: NodeJS.ErrnoException): InputProblem {
  const { code = '' } = error;
  if (code === '') {
    throw error;
  }
  return Object.hasOwn(problems, code) ? problems[code] : { message: `the file or folder cannot be read (${code})`, fix: 'Correct the path, or remove it.' };
}

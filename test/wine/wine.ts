import { execFileSync, spawn, spawnSync } from 'child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { compile, COMPILER } from './compiler';
import { describeWith, onPath } from '../support/requirements';

const runners = 2;

/** What one start of the witness program saw of its command line. */
export interface Testimony {
  readonly line: string;
  /** Split by CommandLineToArgvW. */
  readonly shellArguments: readonly string[];
  /** Split by the C runtime. */
  readonly runtimeArguments: readonly string[];
}

/** What became of one command line. */
export interface Outcome {
  /** One for each start of the witness program: none if the line started something else. */
  readonly testimonies: readonly Testimony[];
  readonly exitCode: number;
}

/** Runs the suite where wine and the compiler are found on PATH; otherwise skips it and says why. */
export function describeWithWine(title: string, suite: () => void): void {
  const missing = ['wine', 'wineserver', 'wineboot', COMPILER].filter((program) => onPath(program) === undefined);
  describeWith('wine', missing.length === 0 ? undefined : `not on PATH: ${missing.join(', ')}`, title, suite);
}

/** A Windows of our own in a temporary folder, without a drive for the rest of the machine: hostile lines run in it. */
export class Wine {
  /** Makes the prefix and puts the witness program at each of the paths, which are Windows paths on drive C. */
  public static withWitnessAt(paths: readonly string[]): Wine {
    const wine = new Wine(mkdtempSync(join(tmpdir(), 'wine-')));
    try {
      wine.prepare(paths);
      return wine;
    } catch (error) {
      wine.stop();
      throw error;
    }
  }

  private constructor(private readonly folder: string) {}

  /**
   * Starts each line as Windows would, with C:\ as current folder and C:\bin on PATH, and hands back who testified. On a busy
   * machine wine now and then fails to start a process (internal error 1359), so silence is asked a second time.
   */
  public async run(lines: readonly string[]): Promise<Outcome[]> {
    const first = await this.runOnce(lines);
    const silent = [...lines.keys()].filter((index) => first[index].testimonies.length === 0);
    const second = await this.runOnce(silent.map((index) => lines[index]));
    return first.map((outcome, index) => second[silent.indexOf(index)] ?? outcome);
  }

  /** Ends everything that runs in this prefix and removes it. */
  public stop(): void {
    removePrefix(this.folder, this.environment);
  }

  private prepare(paths: readonly string[]): void {
    execFileSync('wineboot', ['--init'], { env: this.environment, stdio: 'ignore' });
    // Not sooner: wineboot itself lies on that drive.
    rmSync(join(this.folder, 'dosdevices', 'z:'), { force: true });
    const program = join(this.folder, 'witness.exe');
    compile(['-O2', '-municode', '-o', program, join(__dirname, 'witness.c'), '-lshell32']);
    for (const path of [...paths, 'C:\\runner.exe']) {
      const target = this.onDisk(path);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(program, target);
    }
  }

  private async runOnce(lines: readonly string[]): Promise<Outcome[]> {
    const share = Math.ceil(lines.length / runners);
    const shares = Array.from({ length: runners }, (_, index) => lines.slice(index * share, (index + 1) * share));
    return (await Promise.all(shares.map((part, index) => this.runShare(part, index)))).flat();
  }

  private async runShare(lines: readonly string[], index: number): Promise<Outcome[]> {
    if (lines.length === 0) {
      return [];
    }
    const [input, log] = [`C:\\lines${index}.txt`, `C:\\log${index}.txt`];
    writeFileSync(this.onDisk(input), lines.map((line) => `${encode(line)}\n`).join(''));
    rmSync(this.onDisk(log), { force: true });
    const runner = spawn('wine', ['C:\\runner.exe'], {
      cwd: join(this.folder, 'drive_c'),
      env: { ...this.environment, WITNESS_LINES: input, WITNESS_LOG: log },
      stdio: 'ignore',
    });
    const code = await new Promise((done, failed) => runner.on('error', failed).on('exit', done));
    if (code !== 0) {
      throw new Error(`the witness's runner ended with ${code}`);
    }
    const entries = readFileSync(this.onDisk(log), 'ascii').trimEnd().split('\n').map((entry) => entry.split(' '));
    return lines.map((_, number) => {
      const ofLine = entries.filter((entry) => Number(entry[0]) === number);
      const [, exitCode] = ofLine.find((entry) => entry.length === 2)!;
      return { testimonies: ofLine.filter((entry) => entry.length > 2).map(testimony), exitCode: Number(exitCode) };
    });
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...wineEnvironment(this.folder), WINEPATH: 'C:\\bin' };
  }

  private onDisk(path: string): string {
    return join(this.folder, 'drive_c', ...path.replace(/^C:/u, '').split(/[\\/]/u));
  }
}

/** What a program under wine gets from its environment, in a Windows that lies in a folder of its own. */
export function wineEnvironment(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    LC_ALL: 'C.UTF-8',
    HOME: folder,
    WINEPREFIX: folder,
    WINEARCH: 'win64',
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  };
}

/** Ends everything that runs in a prefix and removes it. */
export function removePrefix(folder: string, environment: NodeJS.ProcessEnv): void {
  spawnSync('wineserver', ['--kill', '--wait'], { env: environment });
  // Debian's wine keeps its socket in a folder of its own, whose name it notes here.
  const noted = join(folder, 'wineserver');
  const socketFolder = existsSync(noted) ? readFileSync(noted, 'utf8').trim() : '';
  if (/^wine-\w+$/u.test(socketFolder)) {
    rmSync(join('/tmp', socketFolder), { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
}

function testimony([, line, shell, runtime]: readonly string[]): Testimony {
  return { line: decode(line), shellArguments: shell.split(',').map(decode), runtimeArguments: runtime.split(',').map(decode) };
}

function encode(text: string): string {
  return [...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('');
}

function decode(units: string): string {
  return (units.match(/.{4}/gu) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
}

import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get as getByHttp } from 'node:http';
import { get as getByHttps } from 'node:https';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeWith } from '../support/requirements';
import { removePrefix, wineEnvironment } from '../wine/wine';

const { WINDOWS_EXPORTER: program, WINE_SHIMS: shims } = process.env;
const START_WITHIN_MS = 60_000;

/** Runs the suite where the real program is found, to run under wine; otherwise skips it and says why. */
export function describeWithExporter(title: string, suite: () => void): void {
  const missing = program === undefined ? 'WINDOWS_EXPORTER names no program'
    : !existsSync(program) ? `there is no ${program}`
      : shims === undefined || !existsSync(shims) ? 'WINE_SHIMS names no folder' : undefined;
  describeWith('windows-exporter', missing, title, suite);
}

/** An answer by HTTP. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** How a start of the exporter went: it serves, or has ended and said why. */
export interface Start {
  readonly serves: boolean;
  readonly log: string;
  /** Asks for a path while it serves. */
  ask(path: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** windows_exporter in a Windows of our own. Its program folder is C:\exporter; files are written there. */
export class WindowsExporter {
  private readonly folder = mkdtempSync(join(tmpdir(), 'windows-exporter-'));
  private starts = 0;

  public constructor() {
    try {
      execFileSync('wine', ['wineboot', '--init'], { env: this.environment, stdio: 'ignore' });
      for (const name of readdirSync(shims!).filter((file) => file.endsWith('.dll'))) {
        copyFileSync(join(shims!, name), this.onDisk(`C:\\windows\\system32\\${name}`));
      }
      mkdirSync(this.onDisk('C:\\exporter'));
      copyFileSync(program!, this.onDisk('C:\\exporter\\windows_exporter.exe'));
    } catch (error) {
      this.remove();
      throw error;
    }
  }

  /** Puts a file where the exporter finds it. */
  public write(path: string, text: string): void {
    mkdirSync(dirname(this.onDisk(path)), { recursive: true });
    writeFileSync(this.onDisk(path), text);
  }

  /**
   * Starts it with these arguments, on a free port of the loopback interface, and waits until it serves or ends. On a busy machine wine
   * now and then fails to start a process, so an end without a word is not believed the first time.
   */
  public async start(args: readonly string[], options: { readonly https?: boolean } = {}): Promise<Start> {
    const first = await this.startOnce(args, options);
    return first.serves || first.log !== '' ? first : this.startOnce(args, options);
  }

  /** Ends everything that runs there and removes it. */
  public remove(): void {
    removePrefix(this.folder, this.environment);
  }

  private async startOnce(args: readonly string[], { https = false }: { readonly https?: boolean }): Promise<Start> {
    const port = await freePort();
    const logFile = join(this.folder, `log${this.starts += 1}.txt`);
    const output = openSync(logFile, 'w');
    // A file, not a pipe: services of wine would keep a pipe open.
    const child = spawn('wine', ['C:\\exporter\\windows_exporter.exe', ...args, `--web.listen-address=127.0.0.1:${port}`], {
      cwd: this.onDisk('C:\\exporter'), env: this.environment, stdio: ['ignore', output, output],
    });
    closeSync(output);
    const ask = (path: string) => answerOf(`${https ? 'https' : 'http'}://127.0.0.1:${port}${path}`);
    const serves = await untilListening(child, port);
    return { serves, log: readFileSync(logFile, 'utf8'), ask, stop: () => killed(child) };
  }

  private get environment(): NodeJS.ProcessEnv {
    return wineEnvironment(this.folder);
  }

  private onDisk(path: string): string {
    return join(this.folder, 'drive_c', ...path.replace(/^C:/u, '').split(/[\\/]/u));
  }
}

async function untilListening(child: ChildProcess, port: number): Promise<boolean> {
  const deadline = Date.now() + START_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null) {
    if (await isOpen(port)) {
      return true;
    }
    if (Date.now() > deadline) {
      await killed(child);
      throw new Error(`windows_exporter neither serves nor ends within ${START_WITHIN_MS / 1000} s`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await exit;
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });
}

function answerOf(url: string): Promise<Answer> {
  return new Promise((done, failed) => {
    const get = url.startsWith('https') ? getByHttps : getByHttp;
    get(url, { rejectUnauthorized: false, timeout: 5000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk)).on('error', failed)
        .on('end', () => done({ status: response.statusCode!, text: Buffer.concat(chunks).toString() }));
    }).on('error', failed);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

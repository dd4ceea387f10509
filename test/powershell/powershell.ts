import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWith } from '../support/requirements';

/** The PowerShell that `PWSH` names, or the one on PATH. On Windows, `PWSH=powershell.exe` is Windows PowerShell 5.1. */
const program = process.env.PWSH ?? 'pwsh';
const starts = spawnSync(program, ['-NoLogo', '-NoProfile', '-Command', 'exit 0']).status === 0;

/** Runs the suite if PowerShell starts; otherwise skips it and gives the reason. */
export function describeWithPowerShell(title: string, suite: () => void): void {
  describeWith('powershell', starts ? undefined : `${program} does not start; set PWSH to the path of PowerShell`, title, suite);
}

export interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A folder with files, as a mounted ConfigMap gives them. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'powershell-'));
  Object.entries(files).forEach(([name, content]) => writeFileSync(join(folder, name), content));
  return folder;
}

/** Runs a script to its end with the arguments that a HostProcess container gets. */
export function run(file: string, env: Readonly<Record<string, string>>, args: readonly string[] = []): Ended {
  const { status, stdout, stderr } = spawnSync(program, [...fixedArguments, '-File', file, ...args], options(env));
  return { exitCode: status, output: stdout, errors: stderr };
}

/** Runs a script that writes its result to the file RESULT, as JSON. Throws if the script fails. */
export function resultOf(file: string, env: Readonly<Record<string, string>>): any {
  const result = join(folderWith({}), 'result.json');
  const ended = run(file, { ...env, RESULT: result });
  if (ended.exitCode !== 0) {
    throw new Error(`${ended.errors}${ended.output}`);
  }
  return JSON.parse(readFileSync(result, 'utf8'));
}

/**
 * Starts a script that does not end by itself and ends it a while after the whole lines of its output say enough: the exit code is null then.
 * On a busy machine there may be more lines by then.
 */
export async function runUntil(
  file: string, env: Readonly<Record<string, string>>, enough: (output: string) => boolean, lingerMs = 0,
): Promise<Ended> {
  const child = spawn(program, [...fixedArguments, '-File', file], options(env));
  let output = '';
  let errors = '';
  child.stdout!.on('data', (data) => {
    output += data;
    if (enough(output.slice(0, output.lastIndexOf('\n') + 1))) {
      setTimeout(() => child.kill('SIGKILL'), lingerMs);
    }
  });
  child.stderr!.on('data', (data) => { errors += data; });
  return { exitCode: await exitCode(child), output, errors };
}

/** Starts a script whose standard output has a pipe that nobody reads. */
export function startUnread(file: string, env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(program, [...fixedArguments, '-File', file], { ...options(env), stdio: ['ignore', 'pipe', 'ignore'] });
}

const fixedArguments = ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'];

/** The variables that PowerShell gets from the tests' own environment. Windows PowerShell does not start without SystemRoot. */
const inherited = process.platform === 'win32'
  ? ['PATH', 'PATHEXT', 'SystemRoot', 'windir', 'SystemDrive', 'ComSpec', 'TEMP', 'TMP', 'USERPROFILE', 'ProgramData', 'ProgramFiles', 'COMPUTERNAME', 'PSModulePath']
  : ['PATH', 'HOME', 'TMPDIR'];

function options(env: Readonly<Record<string, string>>) {
  const own = Object.fromEntries(inherited.map((name) => [name, process.env[name]]));
  // A killed PowerShell would leave the sockets of .NET's diagnostics behind.
  return { encoding: 'utf8', env: { ...own, TERM: 'dumb', NO_COLOR: '1', DOTNET_EnableDiagnostics: '0', ...env } } as const;
}

function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve));
}

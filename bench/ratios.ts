// Compares pairs of measures. Each sample runs in a separate process.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 11);

export interface Sample {
  readonly milliseconds: number;
  readonly peakMebibytes: number;
}

export type Measure = () => Sample;

export interface Row {
  readonly what: string;
  readonly against: string;
  readonly ours: Measure;
  readonly theirs: Measure;
  /** A factor for the ratio, if the two sides handle different numbers of objects. */
  readonly scale?: number;
  readonly atMost: number;
  /** The limit for the peak memory of our side, in MiB. */
  readonly peakAtMost?: number;
}

/**
 * Runs a program in its own process, in the root folder of the project. The program prints its
 * sample as a line of JSON.
 */
export function program(code: string, ...args: string[]): Measure {
  return () => JSON.parse(execFileSync(process.execPath, ['-e', code, '--', ...args], { encoding: 'utf8', cwd: join(__dirname, '..') }));
}

/**
 * The JavaScript of a file in this folder. A TypeScript loader in the process would count as memory
 * of the case.
 */
export function caseCode(file: string): string {
  return ts.transpileModule(readFileSync(join(__dirname, file), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  }).outputText;
}

/** Measures a whole process of Node.js, including its start. */
export function wholeProcess(...args: string[]): Measure {
  return otherProcess(process.execPath, args);
}

/** Measures a whole process of any program, including its start. */
export function otherProcess(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Measure {
  return () => {
    const start = process.hrtime.bigint();
    execFileSync(command, args, { stdio: 'ignore', cwd: join(__dirname, '..'), env });
    return { milliseconds: Number(process.hrtime.bigint() - start) / 1e6, peakMebibytes: 0 };
  };
}

/** Prints the table of the rows. Returns false if a row exceeds its limit. */
export function compare(rows: readonly Row[]): boolean {
  console.log(`\nnode ${process.version}, ${ROUNDS} rounds, minimum of each side\n`);
  console.log('| what | against | ours ms | theirs ms | ratio | at most | |\n|---|---|---|---|---|---|---|');
  const results = rows.map((row) => {
    const result = measure(row);
    const passes = result.ratio <= row.atMost;
    const cells = [row.what, row.against, result.ours.toFixed(0), result.theirs.toFixed(0), result.ratio.toFixed(2), row.atMost, passes ? 'ok' : 'ABOVE'];
    console.log(`| ${cells.join(' | ')} |`);
    return { ...row, peak: result.peak, passes };
  });
  console.log('');
  const fits = results.map(({ what, peak, peakAtMost }) => {
    if (peakAtMost === undefined) {
      return true;
    }
    console.log(`${what}: peak memory ${peak.toFixed(0)} MiB, at most ${peakAtMost}: ${peak <= peakAtMost ? 'ok' : 'ABOVE'}`);
    return peak <= peakAtMost;
  });
  return fits.every(Boolean) && results.every(({ passes }) => passes);
}

function measure(row: Row): { ratio: number; ours: number; theirs: number; peak: number } {
  row.ours();
  row.theirs();
  const pairs = Array.from({ length: ROUNDS }, () => ({ ours: row.ours(), theirs: row.theirs() }));
  // The minimum of each side, because other load on the machine can only add time.
  const ours = Math.min(...pairs.map((pair) => pair.ours.milliseconds));
  const theirs = Math.min(...pairs.map((pair) => pair.theirs.milliseconds));
  return { ours, theirs, ratio: (ours / theirs) * (row.scale ?? 1), peak: Math.max(...pairs.map((pair) => pair.ours.peakMebibytes)) };
}

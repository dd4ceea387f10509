// Measures synthesis as ratios: the two sides of each ratio take turns in processes of their own.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 11);

interface Sample {
  readonly milliseconds: number;
  readonly peakMebibytes: number;
}

type Measure = () => Sample;

interface Row {
  readonly what: string;
  readonly against: string;
  readonly ours: Measure;
  readonly theirs: Measure;
  /** Factor on the ratio, where the two sides handle different numbers of objects. */
  readonly scale?: number;
  readonly atMost: number;
}

// Plain JavaScript beside the library: a TypeScript loader in the process would count as memory of the case.
const casesFile = join(__dirname, `cases.${process.pid}.js`);

function synthesis(options: object): Measure {
  return () => JSON.parse(execFileSync(process.execPath, [casesFile, JSON.stringify(options)], { encoding: 'utf8' }));
}

/** Loads a module with what is loaded at the first use of these exports. */
function loading(module: string, ...used: string[]): Measure {
  const load = `const start = process.hrtime.bigint(); const { ${used.join(', ')} } = require(${JSON.stringify(module)});
    console.log(JSON.stringify({ milliseconds: Number(process.hrtime.bigint() - start) / 1e6, peakMebibytes: process.resourceUsage().maxRSS / 1024 }));`;
  return () => JSON.parse(execFileSync(process.execPath, ['-e', load], { encoding: 'utf8', cwd: __dirname }));
}

const thousand = { objects: 1000, charts: 1 };
const rows: readonly Row[] = [
  {
    what: '1,000 DaemonSets, without validation', against: 'raw ApiObject', atMost: 1.3,
    ours: synthesis({ maker: 'ours', ...thousand, validated: false }),
    theirs: synthesis({ maker: 'raw', ...thousand, validated: false }),
  },
  {
    what: '1,000 DaemonSets, validated', against: 'raw ApiObject', atMost: 1.6,
    ours: synthesis({ maker: 'ours', ...thousand, validated: true }),
    theirs: synthesis({ maker: 'raw', ...thousand, validated: true }),
  },
  {
    what: '1,000 DaemonSets, validated', against: 'kplus.DaemonSet', atMost: 1,
    ours: synthesis({ maker: 'ours', ...thousand, validated: true }),
    theirs: synthesis({ maker: 'kplus', ...thousand, validated: true }),
  },
  {
    what: '1,000 DaemonSets in 100 charts', against: 'in one chart', atMost: 1.5,
    ours: synthesis({ maker: 'ours', objects: 1000, charts: 100, validated: true }),
    theirs: synthesis({ maker: 'ours', ...thousand, validated: true }),
  },
  {
    what: '10,000 DaemonSets, each', against: 'each of 1,000', atMost: 1.2, scale: 0.1,
    ours: synthesis({ maker: 'ours', objects: 10_000, charts: 1, validated: true }),
    theirs: synthesis({ maker: 'ours', ...thousand, validated: true }),
  },
  {
    what: 'import of what a DaemonSet needs', against: 'cdk8s-plus-28 alone', atMost: 1.2,
    ours: loading('cdk8s-hostprocess', 'HostProcessContainer', 'HostProcessDaemonSet', 'HostProcessPort', 'HostProcessProbe', 'WindowsAccount', 'WindowsNodes'),
    theirs: loading('cdk8s-plus-28'),
  },
];
const PEAK_LIMIT_MEBIBYTES = 300;

function measure(row: Row): { ratio: number; ours: number; theirs: number; peak: number } {
  row.ours();
  row.theirs();
  const pairs = Array.from({ length: ROUNDS }, () => ({ ours: row.ours(), theirs: row.theirs() }));
  // The least of each side: what else the machine does only ever adds.
  const ours = Math.min(...pairs.map((pair) => pair.ours.milliseconds));
  const theirs = Math.min(...pairs.map((pair) => pair.theirs.milliseconds));
  return { ours, theirs, ratio: (ours / theirs) * (row.scale ?? 1), peak: Math.max(...pairs.map((pair) => pair.ours.peakMebibytes)) };
}

function main(): boolean {
  const { outputText } = ts.transpileModule(readFileSync(join(__dirname, 'cases.ts'), 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  writeFileSync(casesFile, outputText);
  try {
    console.log(`node ${process.version}, ${ROUNDS} rounds, the least of each side\n`);
    console.log('| what | against | ours ms | theirs ms | ratio | at most | |\n|---|---|---|---|---|---|---|');
    const results = rows.map((row) => {
      const result = measure(row);
      const passes = result.ratio <= row.atMost;
      const cells = [row.what, row.against, result.ours.toFixed(0), result.theirs.toFixed(0), result.ratio.toFixed(2), row.atMost, passes ? 'ok' : 'ABOVE'];
      console.log(`| ${cells.join(' | ')} |`);
      return { row, result, passes };
    });
    const largest = results.find(({ row }) => row.scale !== undefined)!;
    const fits = largest.result.peak <= PEAK_LIMIT_MEBIBYTES;
    console.log(`\n10,000 DaemonSets: peak memory ${largest.result.peak.toFixed(0)} MiB, at most ${PEAK_LIMIT_MEBIBYTES}: ${fits ? 'ok' : 'ABOVE'}`);
    return fits && results.every(({ passes }) => passes);
  } finally {
    rmSync(casesFile);
  }
}

process.exitCode = main() ? 0 : 1;

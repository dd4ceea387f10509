// Measures how long it takes to check manifests.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documents, hostProcessDaemonSet, withoutWindows } from './check-files';
import { caseCode, compare, Measure, program, Row, wholeProcess } from './ratios';

/** A lower limit, because new rules may find more. */
const FINDINGS_PER_DAEMON_SET = 3;

/** Compares the check with other programs. Returns false if it exceeds a limit. */
export function compareChecks(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'hostprocess-bench-'));
  try {
    const file = (name: string, text: string) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const one = file('one.yaml', hostProcessDaemonSet(0));
    const thousand = file('thousand.yaml', documents(1000, hostProcessDaemonSet));
    const tenThousand = file('ten-thousand.yaml', documents(10_000, hostProcessDaemonSet));
    const others = file('others.yaml', documents(100_000, withoutWindows));
    const passes = compare(rowsFor({ one, thousand, tenThousand, others }));
    printBesideKubeconform(folder, [['1,000 HostProcess DaemonSets', thousand], ['100,000 documents without Windows', others]]);
    return passes;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rowsFor(files: Record<'one' | 'thousand' | 'tenThousand' | 'others', string>): Row[] {
  const code = caseCode('check-case.ts');
  const run = (way: string, file: string, atLeast: number): Measure => program(code, way, file, String(atLeast));
  return [
    {
      what: '1,000 DaemonSets, findings with line and column', against: 'js-yaml, parsing', atMost: 3,
      ours: run('check', files.thousand, 1000 * FINDINGS_PER_DAEMON_SET),
      theirs: run('jsYaml', files.thousand, 1000),
    },
    {
      what: '10,000 DaemonSets, each', against: 'each of 1,000', atMost: 1.2, scale: 0.1, peakAtMost: 300,
      ours: run('check', files.tenThousand, 10_000 * FINDINGS_PER_DAEMON_SET),
      theirs: run('check', files.thousand, 1000 * FINDINGS_PER_DAEMON_SET),
    },
    {
      what: '100,000 documents without Windows', against: 'reading and searching two strings', atMost: 1.5,
      ours: run('check', files.others, 0),
      theirs: run('search', files.others, 0),
    },
    {
      what: 'command line, one manifest', against: 'node -e 0', atMost: 3,
      ours: wholeProcess('lib/cli/main.js', 'check', '--fail-on', 'never', files.one),
      theirs: wholeProcess('-e', '0'),
    },
  ];
}

/**
 * kubeconform answers another question (does an object match its schema?), so there is no limit for
 * the ratio. Times are of whole processes.
 */
function printBesideKubeconform(folder: string, files: readonly (readonly [what: string, file: string])[]): void {
  try {
    execFileSync('kubeconform', ['-v']);
  } catch {
    console.log('\nNot compared with kubeconform, which is not on PATH.');
    return;
  }
  for (const kind of ['daemonset', 'deployment', 'service', 'configmap']) {
    writeFileSync(join(folder, `${kind}.json`), '{"type": "object"}');
  }
  console.log('\n| whole processes | check s | kubeconform s |\n|---|---|---|');
  for (const [what, file] of files) {
    const check = seconds(process.execPath, ['lib/cli/main.js', 'check', '--fail-on', 'never', file]);
    const kubeconform = seconds('kubeconform', ['-schema-location', join(folder, '{{ .ResourceKind }}.json'), file]);
    console.log(`| ${what} | ${check.toFixed(2)} | ${kubeconform.toFixed(2)} |`);
  }
  console.log('\nkubeconform reports unknown fields and wrong types of any object, from schemas that it downloads. The schemas here are empty, so that');
  console.log('the network has no effect on the times. check reports how the API server, Pod Security, kubelet and containerd treat a Windows pod,');
  console.log('with the line and column of each finding. It reports nothing about other objects.');
}

function seconds(command: string, args: readonly string[]): number {
  const start = process.hrtime.bigint();
  execFileSync(command, args, { stdio: 'ignore', cwd: join(__dirname, '..') });
  return Number(process.hrtime.bigint() - start) / 1e9;
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ReportFile, Synthesis, SynthRunner, Validation } from './plugin/synth';
import { blocksOf } from '../docs/markdown';
import { pack, run } from '../package/tarball';
import { projectFolder } from '../support/compiled-package';
import { describeWith, onPath } from '../support/requirements';

const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };

let scratch: string;
let runner: SynthRunner;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'plugin-'));
  runner = new SynthRunner(scratch);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The plugin in the compiled library, as an app has it in node_modules. */
function compiled(properties?: Record<string, unknown>): Validation {
  return { package: './node_modules/cdk8s-hostprocess', version, class: 'HostProcessValidation', properties };
}

function rulesIn(report: ReportFile | undefined): string[] | undefined {
  return report?.violations.map(({ ruleName }) => ruleName);
}

/** What stands in the manifests at the places of a report, from the column to the end of the line, with the rule. */
function textAtPlaces({ report, manifest }: Synthesis): string[][] {
  const places = report!.violations.flatMap(({ ruleName, violatingConstructs }) => (
    violatingConstructs.flatMap(({ locations, manifestPath }) => locations.map((location) => ({ ruleName, location, manifestPath })))
  ));
  return places.map(({ ruleName, location, manifestPath }) => {
    const [, path, line, column] = /^(\S+):(\d+):(\d+) /u.exec(location)!;
    expect(path).toBe(manifestPath);
    return [ruleName, manifest(path).split('\n')[Number(line) - 1].slice(Number(column) - 1)];
  });
}

describe('cdk8s synth with the plugin by path', () => {
  test('fails for what the cluster refuses, and says where', () => {
    const synthesis = runner.synth(runner.app('ours', 'raw'), compiled({ containerd: '1.7' }));
    expect(synthesis.status).toBe(2);
    expect(textAtPlaces(synthesis)).toEqual([
      ['error[HPC015]', 'ContainerAdministrator'],
      ['error[HPC036]', 'agents'],
    ]);
  });

  test('ends well where there are only warnings, unless they are to fail it', () => {
    const lenient = runner.synth(runner.app('accepted'), compiled());
    expect([lenient.status, rulesIn(lenient.report)]).toEqual([0, ['warning[HPC098]']]);
    const strict = runner.synth(runner.app('accepted'), compiled({ failOn: 'warning' }));
    expect([strict.status, rulesIn(strict.report)]).toEqual([2, ['warning[HPC098]']]);
    const clean = runner.synth(runner.app('ours'), compiled({ failOn: 'warning' }));
    expect([clean.status, rulesIn(clean.report)]).toEqual([0, []]);
    const old = runner.synth(runner.app('ours'), compiled({ containerd: 1.6 }));
    expect([old.status, rulesIn(old.report)]).toEqual([2, ['error[HPC020]']]);
  });

  test.each([
    ['the absolute path of the package', projectFolder],
    ['the path of the compiled class', join(projectFolder, 'lib', 'cli', 'host-process-validation')],
  ])('finds it by %s', (_, path) => {
    const { status, report } = runner.synth(runner.app('accepted'), { ...compiled(), package: path });
    expect([status, rulesIn(report)]).toEqual([0, ['warning[HPC098]']]);
  });

  test('names the construct of a resource', () => {
    const { report } = runner.synth(runner.app('accepted'), compiled());
    expect(report?.violations[0].violatingConstructs).toEqual([{
      resourceName: 'collector', constructPath: 'accepted/pod', manifestPath: 'dist/accepted.k8s.yaml', locations: [expect.any(String)],
    }]);
  });

  test('sums up in the printed report', () => {
    const { stdout } = runner.synth(runner.app('accepted'), compiled({ containerd: '2', kubernetes: '1.33' }));
    expect(stdout).toMatch(/Suppressed +│ 1 /u);
    expect(stdout).toMatch(/Target +│ containerd 2, Kubernetes 1\.33 /u);
  });

  test('takes target and suppressions from the configuration in the working directory, and properties before it', () => {
    const configuration = {
      target: { containerd: '1.6' },
      failOn: 'warning',
      suppressions: [
        { rule: 'HPC098', reason: 'is refused' },
      ],
    };
    const refused = runner.synth(runner.app('ours'), compiled(), { configuration });
    expect([refused.status, refused.report]).toEqual([1, undefined]);
    expect(refused.stderr).toContain('.cdk8s-hostprocess.yaml:5:11: rule is HPC098, ');
    const accepting = {
      ...configuration, suppressions: [
        { rule: 'HPC020', reason: 'the pool is being upgraded', subject: 'DaemonSet node-logs/*' },
        { rule: 'HPC046', reason: 'of a file that the app does not write' },
      ],
    };
    const { status, report } = runner.synth(runner.app('ours'), compiled(), { configuration: accepting });
    expect([status, report?.violations, report?.summary.metadata]).toEqual([0, [], expect.objectContaining({ Suppressed: '1', Target: 'containerd 1.6, Kubernetes not declared' })]);
    const known = runner.synth(runner.app('ours'), compiled({ containerd: '2' }), { configuration: accepting });
    expect([known.status, known.report?.summary.metadata]).toEqual([0, expect.objectContaining({ Suppressed: '0', Target: 'containerd 2, Kubernetes not declared' })]);
  });

  test('reports a manifest that it cannot read, and still checks the others', () => {
    const app = `${runner.app('accepted')} && echo '{{ if .Values.windows }}' > dist/broken.k8s.yaml`;
    const { status, report } = runner.synth(app, compiled());
    expect([status, rulesIn(report)]).toEqual([2, ['error[HPC097]', 'warning[HPC098]']]);
  });

  test('is an error where a property has another name', () => {
    const { status, stderr } = runner.synth(runner.app('accepted'), compiled({ containerD: '1.7' }));
    expect(status).toBe(1);
    expect(stderr).toContain('HostProcessValidation has no property "containerD". Did you mean "containerd"?');
  });

  test('names no temporary folder where the manifests go to standard output', () => {
    const { status, report } = runner.synth(runner.app('accepted'), compiled(), { args: ['--stdout'] });
    expect(status).toBe(0);
    expect(report?.violations[0].violatingConstructs).toEqual([expect.objectContaining({
      manifestPath: 'STDOUT', locations: [expect.stringMatching(/^accepted\.k8s\.yaml:\d+:\d+ /u)],
    })]);
  });
});

describeWith('helm', onPath('helm') === undefined ? 'not on PATH' : undefined, 'cdk8s synth with the plugin and a Helm chart', () => {
  test('checks what Helm renders, together with the rest of the app', () => {
    const synthesis = runner.synth(runner.app('ours', 'helm', 'raw', 'accepted'), compiled({ containerd: '1.7' }));
    expect(synthesis.status).toBe(2);
    expect(textAtPlaces(synthesis)).toEqual([
      ['error[HPC003]', 'spec:'],
      ['error[HPC006]', 'true'],
      ['error[HPC015]', 'ContainerAdministrator'],
      ['error[HPC019]', String.raw`CORP\svc-agent`],
      ['error[HPC036]', 'agents'],
      ['error[HPC036]', 'agents'],
      ['warning[HPC098]', 'mounted nothing since release 3'],
    ]);
    const [shown] = blocksOf(readFileSync(join(projectFolder, 'docs', 'validation-plugin.md'), 'utf8')).filter(({ language }) => language === '');
    expect(stripVTControlCharacters(synthesis.stdout)).toContain(shown.text);
  });
});

describe('cdk8s synth with the plugin by name', () => {
  test('loads it from the folder of plugins, where npm installed the packed library', () => {
    const plugins = join(scratch, 'plugins');
    const folder = join(plugins, 'cdk8s-hostprocess', version);
    mkdirSync(folder, { recursive: true });
    // As cdk8s-cli calls npm, but with the tarball and without a registry: what the plugin needs is bundled.
    run(folder, 'npm', ['install', pack(scratch).file, '--no-save', '--prefix', folder, '--offline', '--legacy-peer-deps', '--no-audit', '--no-fund']);
    const validation = { package: 'cdk8s-hostprocess', version, class: 'HostProcessValidation', properties: { containerd: '1.7' } };
    const { status, report } = runner.synth(runner.app('ours', 'raw'), validation, { args: ['--plugins-dir', plugins] });
    expect(status).toBe(2);
    expect(report?.summary).toMatchObject({ status: 'failure', plugin: 'cdk8s-hostprocess', version });
    expect(report?.violations).toEqual(runner.synth(runner.app('ours', 'raw'), compiled({ containerd: '1.7' })).report?.violations);
  });
});

describe('cdk8s synth without the plugin', () => {
  const warning = /^warning: \[warned\/collector\] \[HPC060\] .+/gmu;
  const synth = (choice: string) => runner.synth(runner.app('warned', 'ours'), undefined, { environment: { CDK8S_HOSTPROCESS_WARNINGS: choice } });

  test('shows the warnings of constructs on stderr, each once, and writes the manifests', () => {
    const { status, stdout, stderr, manifest } = synth('print');
    expect([status, stderr.match(warning)?.length]).toEqual([0, 1]);
    expect(stdout).not.toContain('HPC060');
    expect(manifest('dist/warned.k8s.yaml')).toContain('workingDir: /app');
  });

  test('fails for warnings, or hides them, if the environment says so', () => {
    const [failed, hidden] = ['fail', 'hide'].map(synth);
    expect([failed.status, failed.stderr.includes('[warned/collector] [HPC060]')]).toEqual([1, true]);
    expect([hidden.status, hidden.stderr.includes('HPC060')]).toEqual([0, false]);
  });
});

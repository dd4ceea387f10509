import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { HostProcessContainer, HostProcessDaemonSet, HostProcessValidation, HostProcessVolume, Rules, WindowsAccount } from '../../src';

interface ReportedViolation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: { resourceName: string; locations: string[]; manifestPath: string }[];
}

interface Reported {
  readonly violations: ReportedViolation[];
  readonly submitted: [status: string, metadata: Record<string, string>][];
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validation-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Validates files with these texts, as cdk8s-cli would. */
async function validate(texts: readonly (string | Buffer)[], properties?: unknown, stdout = false): Promise<Reported> {
  const manifests = texts.map((text, index) => {
    const path = join(folder, `${index}.k8s.yaml`);
    writeFileSync(path, text);
    return path;
  });
  return validatePaths(manifests, properties, stdout);
}

async function validatePaths(manifests: readonly string[], properties?: unknown, stdout = false): Promise<Reported> {
  const reported: Reported = { violations: [], submitted: [] };
  await new HostProcessValidation(properties).validate({
    manifests,
    stdout,
    report: {
      addViolation: (violation: ReportedViolation) => reported.violations.push(violation),
      submit: (...args: Reported['submitted'][number]) => reported.submitted.push(args),
    },
  });
  return reported;
}

function pod(name: string, changes: object = {}, annotations: Record<string, string> = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, annotations },
    spec: {
      os: { name: 'windows' },
      nodeSelector: { 'kubernetes.io/os': 'windows' },
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\LocalService' } },
      containers: [{ name: 'main', image: 'registry.example/main:1.0', command: ['main.exe'] }],
      ...changes,
    },
  };
}

const asSystem = { securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } } };

describe('properties', () => {
  test.each([
    [{}, 'containerd 1.7 (assumed), Kubernetes not declared'],
    [{ containerd: '1.7' }, 'containerd 1.7, Kubernetes not declared'],
    [{ containerd: 1.7 }, 'containerd 1.7, Kubernetes not declared'],
    [{ containerd: 2 }, 'containerd 2, Kubernetes not declared'],
    [{ containerd: 'containerd://1.7.20' }, 'containerd 1.7.20, Kubernetes not declared'],
    [{ kubernetes: '1.30' }, 'containerd 1.7 (assumed), Kubernetes 1.30'],
    [{ containerd: '1.6', kubernetes: 'v1.25.3' }, 'containerd 1.6, Kubernetes v1.25.3'],
  ])('%j is the target %s', async (properties, target) => {
    const { submitted: [[, metadata]] } = await validate([], properties);
    expect(metadata.Target).toBe(target);
  });

  test.each([
    [null, 'properties of HostProcessValidation are null. Write a mapping'],
    [['containerd'], 'properties of HostProcessValidation are ["containerd"]. Write a mapping'],
    [{ containerD: '1.7' }, 'HostProcessValidation has no property "containerD". Did you mean "containerd"?'],
    [{ containerd: '1.8' }, 'containerd is "1.8", which this version of the library does not know.'],
    [{ containerd: 1.5 }, 'containerd is "1.5", which has no HostProcess containers.'],
    [{ containerd: 2.1 }, 'containerd is 2.1. Write the version in quotes, such as "2.1".'],
    [{ kubernetes: 1.3 }, 'kubernetes is 1.3. Write the version in quotes, such as "1.30".'],
    [{ kubernetes: 'latest' }, 'Kubernetes version is "latest". Use a version such as 1.30.'],
    [{ failOn: 'info' }, 'failOn is "info". Write "error", "warning" or "never".'],
    [{ config: '' }, 'config is "". Write a string.'],
    [{ failOn: true }, 'failOn is true. Write "error", "warning" or "never".'],
  ])('%j is refused', (properties, message) => {
    expect(() => new HostProcessValidation(properties)).toThrow(message);
  });
});

test('a configuration that is not there is an error', async () => {
  await expect(validate([], { config: 'nowhere.yaml' })).rejects.toThrow('nowhere.yaml: the configuration cannot be read (ENOENT). Set its path');
});

describe('failing', () => {
  const risky = dump(pod('risky', asSystem));
  const refused = dump(pod('refused', { hostNetwork: false }));
  const clean = dump(pod('clean'));

  test.each([
    ['clean', { never: 'success', error: 'success', warning: 'success' }],
    ['risky', { never: 'success', error: 'success', warning: 'failure' }],
    ['refused', { never: 'success', error: 'failure', warning: 'failure' }],
  ] as const)('a %s pod ends by failOn as %j', async (kind, expected) => {
    for (const [failOn, status] of Object.entries(expected)) {
      const { submitted } = await validate([{ clean, risky, refused }[kind]], { failOn });
      expect(submitted).toEqual([[status, expect.anything()]]);
    }
  });

  test('an error fails unless told otherwise, a warning does not', async () => {
    expect((await validate([refused])).submitted[0][0]).toBe('failure');
    expect((await validate([risky])).submitted[0][0]).toBe('success');
  });
});

describe('violations', () => {
  test('have the texts of the rules, and file, line, column, pointer, object and value of each place', async () => {
    const { violations } = await validate([`# a comment\n${dump(pod('a', asSystem))}`]);
    const [finding] = Rules.check([pod('a', asSystem)]);
    expect(violations).toEqual([{
      ruleName: 'warning[HPC023]',
      recommendation: finding.why,
      fix: `${finding.fix} See ${finding.docs}`,
      violatingResources: [{
        resourceName: 'a',
        manifestPath: join(folder, '0.k8s.yaml'),
        locations: [`${join(folder, '0.k8s.yaml')}:16:22 ${finding.pointer} Pod a: ${finding.message}`],
      }],
    }]);
  });

  test('name every object of every file below one rule, errors first', async () => {
    const noNetwork = { hostNetwork: false };
    const { violations, submitted } = await validate([
      [dump(pod('a', asSystem)), dump(pod('b', noNetwork))].join('---\n'),
      dump(pod('a', { ...asSystem, ...noNetwork })),
    ]);
    const [first, second] = [join(folder, '0.k8s.yaml'), join(folder, '1.k8s.yaml')];
    const named = violations.map(({ ruleName, violatingResources }) => (
      [ruleName, violatingResources.map(({ resourceName, manifestPath }) => [resourceName, manifestPath])]
    ));
    expect(named).toEqual([
      ['error[HPC003]', [['b', first], ['a', second]]],
      ['warning[HPC023]', [['a', first], ['a', second]]],
    ]);
    expect(submitted[0][1]).toEqual({ Errors: '2', Warnings: '2', Suppressed: '0', Documents: '3', Target: 'containerd 1.7 (assumed), Kubernetes not declared' });
  });

  test('say of a workload of this library what the workload says itself', async () => {
    const chart = new Chart(Testing.app(), 'chart');
    const workload = new HostProcessDaemonSet(chart, 'agent', {
      account: WindowsAccount.localSystem({ reason: 'reads the security log' }),
      containers: [HostProcessContainer.fromImage('registry.example/agent:1.0', {
        command: ['agent.exe'],
        mounts: [HostProcessVolume.fromHostDirectory('D:/queue').mount()],
      })],
    });
    const { violations } = await validate([Testing.synth(chart).map((object) => dump(object)).join('---\n')], { containerd: '1.7' });
    expect(workload.findings).not.toEqual([]);
    expect(violations.map(({ recommendation, violatingResources: [{ locations: [location] }] }) => [recommendation, location.replace(/^\S+ /u, '')]))
      .toEqual(workload.findings.map(({ why, pointer, subject, message }) => [why, `${pointer} ${subject}: ${message}`]));
  });

  test('find what several objects make of each other, across files', async () => {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'agents', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } };
    const placed = { ...pod('a'), metadata: { name: 'a', namespace: 'agents' } };
    const { violations } = await validate([dump(namespace), dump(placed)]);
    expect(violations.map(({ ruleName }) => ruleName)).toEqual(['error[HPC036]']);
  });

  test('leave out what an annotation suppresses, and have annotations without effect', async () => {
    const annotations = { 'ignore.cdk8s-hostprocess/HPC023': 'reads the security log', 'ignore.cdk8s-hostprocess/HPC046': 'no longer true' };
    const { violations, submitted } = await validate([dump(pod('a', asSystem, annotations))], { failOn: 'warning' });
    expect(violations.map(({ ruleName }) => ruleName)).toEqual(['warning[HPC098]']);
    expect(violations[0].violatingResources[0].locations).toEqual([expect.stringContaining(':7:38 /metadata/annotations/ignore.cdk8s-hostprocess~1HPC046 Pod a: ')]);
    expect(submitted[0]).toEqual(['failure', expect.objectContaining({ Warnings: '1', Suppressed: '1' })]);
  });

  test('name the file alone where cdk8s-cli prints the manifests: its folder is temporary', async () => {
    const { violations } = await validate([dump(pod('a', asSystem))], {}, true);
    expect(violations[0].violatingResources[0].locations[0]).toMatch(/^0\.k8s\.yaml:15:22 /u);
  });

  test('there are none for objects that Windows does not concern', async () => {
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } };
    expect(await validate([dump(service), ''])).toEqual({
      violations: [],
      submitted: [['success', { Errors: '0', Warnings: '0', Suppressed: '0', Documents: '1', Target: 'containerd 1.7 (assumed), Kubernetes not declared' }]],
    });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['a broken document', 'kind: Pod # windows\nspec: [\n'],
    ['a file that is not UTF-8, as its mark says', Buffer.from('\xEF\xBB\xBFkind: Pod\nname: "\xE4"\n', 'latin1')],
    ['a file with a NUL byte', 'kind: Pod\nname: "\0"\n'],
  ])('%s is a violation with its place, and the other files are still checked', async (_, text) => {
    const { violations, submitted } = await validate([text, dump(pod('a', { hostNetwork: false }))]);
    expect(violations.map(({ ruleName }) => ruleName)).toEqual(['error[HPC003]', 'error[HPC097]']);
    expect(violations[1].violatingResources).toEqual([{
      resourceName: '0.k8s.yaml',
      manifestPath: join(folder, '0.k8s.yaml'),
      locations: [expect.stringMatching(/0\.k8s\.yaml:\d+:\d+ \S/u)],
    }]);
    expect(submitted[0][0]).toBe('failure');
  });

  test('a file that is gone is one, too', async () => {
    const { violations } = await validatePaths([join(folder, 'gone.k8s.yaml')]);
    expect(violations.map(({ ruleName, violatingResources }) => [ruleName, violatingResources[0].resourceName])).toEqual([['error[HPC097]', 'gone.k8s.yaml']]);
  });
});

test('nothing in a manifest steers the terminal or the pipeline that shows the report', async () => {
  const text = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('\x1b[2J', '##[error]', '##vso[task.complete]', '\n::error::', '\u202e'));
  await fc.assert(fc.asyncProperty(text, text, async (name, key) => {
    const hostile = {
      ...pod('x', { ...asSystem, hostNetwork: name, volumes: [{ name, hostPath: { path: key } }] }),
      metadata: { name, namespace: key, annotations: { [`ignore.cdk8s-hostprocess/${key}`]: name } },
    };
    const { violations } = await validate([JSON.stringify(hostile)]);
    expect(violations.length).toBeGreaterThan(1);
    for (const { violatingResources, ...texts } of violations) {
      const printed = [...Object.values(texts), ...violatingResources.flatMap(({ resourceName, locations }) => [resourceName, ...locations])];
      expect(printed.filter((line) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##(?:\[|vso\[)/u.test(line))).toEqual([]);
    }
  }), { numRuns: 200, seed: 6 });
});

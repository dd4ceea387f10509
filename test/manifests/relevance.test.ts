import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { choices, pickFrom, YamlPrinter } from './yaml-printer';
import { Containerd, Rules } from '../../src';
import { ManifestSet, ManifestSource, readManifests } from '../../src/manifests';

type Json = Record<string, unknown>;

const windows = fc.constantFrom('windows', 'Windows', 'WINDOWS', 'windowſ');
const account = fc.constantFrom('NT AUTHORITY\\SYSTEM', 'NT AUTHORITY\\Local service', 'agents');
const options = fc.record({ hostProcess: fc.boolean(), runAsUserName: account }, { requiredKeys: [] });
const container = fc.record({
  name: fc.constant('main'),
  image: fc.constant('agent'),
  command: fc.constantFrom(['powershell.exe', '-Command', 'a | b'], ['/bin/sh', '-c', 'grep "\\x41\\u0042" *.log &\nexit']),
  securityContext: options.map((windowsOptions) => ({ windowsOptions })),
  ports: fc.constant([{ containerPort: 80, hostPort: 81 }]),
}, { requiredKeys: ['name', 'image'] });
const podSpec = fc.record({
  containers: fc.array(container, { minLength: 1, maxLength: 2 }),
  os: windows.map((name) => ({ name })),
  hostNetwork: fc.boolean(),
  securityContext: options.map((windowsOptions) => ({ windowsOptions })),
  nodeSelector: fc.oneof(windows.map((os) => ({ 'kubernetes.io/os': os })), fc.constant({ 'node.kubernetes.io/windows-build': '10.0.20348' })),
}, { requiredKeys: ['containers'] });
const annotations = fc.constantFrom(
  ...Array.from({ length: 12 }, () => undefined), { 'ignore.cdk8s-hostprocess/HPC023': 'agreed' }, { 'ignore.cdk8s-hostprocess/HPC999': '' }, { 'cluster-autoscaler': 'no' },
);
const labels = { app: 'agent' };

const workload = fc.tuple(podSpec, fc.constantFrom('Pod', 'DaemonSet', 'Deployment', 'CronJob', 'Custom')).map(([spec, kind]): Json => {
  const template = { metadata: { labels }, spec };
  switch (kind) {
    case 'Pod': return { apiVersion: 'v1', kind, metadata: { labels }, spec };
    case 'CronJob': return { apiVersion: 'batch/v1', kind, spec: { jobTemplate: { spec: { template } } } };
    default: return { apiVersion: kind === 'Custom' ? 'example.com/v1' : 'apps/v1', kind, spec: { selector: { matchLabels: labels }, template } };
  }
});
const script = 'grep -E "\\x41\\u0042" *.log && \\\nexit &\n';
const linux = fc.tuple(fc.constantFrom('Deployment', 'ConfigMap', 'ServiceAccount'), podSpec).map(([kind, spec]): Json => {
  const containers = spec.containers.map(({ name, image }) => ({ name, image, args: [script] }));
  return { apiVersion: 'v1', kind, ...kind === 'Deployment' ? { spec: { template: { spec: { containers } } } } : { data: { script } } };
});
const text = fc.constantFrom('a\n'.repeat(10_000), '\u0001'.repeat(20_000), 'é'.repeat(26_000), '"'.repeat(30_000), '\\x77indows', 'x'.repeat(249_000));
const large = fc.tuple(fc.constantFrom('ConfigMap', 'Secret'), fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), text, { noNullPrototype: true }))
  .map(([kind, data]): Json => ({ apiVersion: 'v1', kind, data }));
const others = fc.constantFrom<Json>(
  { apiVersion: 'v1', kind: 'Service', spec: { selector: labels, ports: [{ port: 80 }] } },
  { apiVersion: 'v1', kind: 'Namespace' },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } },
  { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'n0' }, maxReplicas: 3 } },
);
const named = fc.tuple(fc.oneof(
  { arbitrary: workload, weight: 6 }, { arbitrary: linux, weight: 24 }, { arbitrary: large, weight: 1 }, { arbitrary: others, weight: 16 },
), annotations);

/** Documents: single objects, Lists of them, and lists of one kind whose items do not say it. */
const documents = fc.array(fc.tuple(fc.array(named, { minLength: 1, maxLength: 2 }), fc.nat(4)), { minLength: 1, maxLength: 4 }).map((groups) => {
  let count = 0;
  const objects = groups.map(([group]) => group.map(([object, written]) => ({
    ...object,
    metadata: { name: object.kind === 'Namespace' ? 'default' : `n${count++}`, annotations: written, ...object.metadata as Json },
  })));
  return groups.flatMap(([, style], index): unknown[] => {
    const [first, ...rest] = objects[index];
    return style < 3 ? [first, ...rest]
      : style === 3 ? [{ apiVersion: 'v1', kind: 'List', items: objects[index] }]
        : [{ apiVersion: 'v1', kind: `${String((first as Json).kind)}List`, items: [{ ...first, kind: undefined }] }, ...rest];
  }).map((object) => JSON.parse(JSON.stringify(object)) as unknown);
});

const hidden = (json: string) => json.replace(/[wno](?=[^"\\]*")/gu, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
const printers: readonly ((values: unknown[], numbers: readonly number[]) => string)[] = [
  (values, numbers) => {
    const printer = new YamlPrinter(pickFrom(numbers));
    values.forEach((value) => printer.document(value));
    return printer.text;
  },
  (values) => values.map((value) => dump(value, { flowLevel: 3 })).join('---\n'),
  (values) => values.map((value) => dump(value, { forceQuotes: true, quotingType: '"', lineWidth: 20 })).join('---\n'),
  (values) => values.map((value) => hidden(JSON.stringify(value))).join('\n---\n'),
  (values) => values.map((value) => JSON.stringify(value, undefined, 2)).join('\n'),
  (values) => values.map((value) => JSON.stringify(value)).join('\n'),
];

/** Of two objects with one name, a rule may look at the first only. */
function namedApart(values: unknown[], file: number): unknown[] {
  return JSON.parse(JSON.stringify(values).replace(/"n(?=\d+")/gu, `"f${file}-n`));
}

function findingsOf({ documents: read, files }: ManifestSet): unknown {
  expect(files.flatMap(({ problems }) => problems)).toEqual([]);
  return Rules.check(read.map(({ value }) => value), { containerd: Containerd.V1_7 }).map((finding) => {
    const { file, locate } = read[finding.document];
    return { text: finding.text, subject: finding.subject, suppression: finding.suppression, file: file.path, range: locate(finding.pointer) };
  });
}

test('a skipped document has no findings, in any spelling', () => {
  const files = fc.array(fc.tuple(documents, fc.nat(printers.length - 1), choices), { minLength: 1, maxLength: 2 });
  let passedOver = 0;
  fc.assert(fc.property(files, (written) => {
    const sources = written.map(([values, printer, numbers], index): ManifestSource => (
      { path: `${index}.yaml`, bytes: Buffer.from(printers[printer](namedApart(values, index), numbers)) }
    ));
    const all = readManifests(sources, { everything: true });
    const some = readManifests(sources);
    passedOver += all.documents.length - some.documents.length;
    expect(findingsOf(some)).toEqual(findingsOf(all));
  }), { numRuns: 300, seed: 6 });
  expect(passedOver).toBeGreaterThan(100);
});

test('a broken document that does not speak of Windows is nobody\'s business, and counts', () => {
  const { files: [file], documents: read } = readManifests([{ path: 'a.yaml', bytes: Buffer.from('a: [\n---\nkind: Pod\n') }]);
  expect([read, file.problems, file.documentCount]).toEqual([[], [], 2]);
});

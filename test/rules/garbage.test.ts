import * as fc from 'fast-check';
import { goodPod, Json, podHolders } from './manifests';
import { Containerd, Rules } from '../../src';

/** A pod that uses every field that a rule reads, so that garbage can stand at each of them. */
function fullPod(): Json {
  const pod = goodPod();
  const probe = { httpGet: { port: 80, host: 'h' }, tcpSocket: { port: 80, host: 'h' }, exec: { command: ['check.exe', 'a'] } };
  const windowsOptions = { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' };
  Object.assign(pod.metadata, { labels: { 'kubernetes.io/os': 'windows' }, annotations: { 'microsoft.com/hostprocess-inherit-user': 'true' } });
  Object.assign(pod.spec, {
    nodeName: 'n',
    dnsPolicy: 'Default',
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 60,
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['windows'] }], matchFields: [] }],
        },
      },
    },
    volumes: [{ name: 'v', hostPath: { path: 'C:\\x', type: 'Socket' } }, { name: 'e', emptyDir: { medium: 'Memory' } }, { name: 'c', configMap: {} }],
  });
  Object.assign(pod.spec.containers[0], {
    args: ['$(A)', '%CONTAINER_SANDBOX_MOUNT_POINT%\\hostprocess-mounts\\v'],
    securityContext: { windowsOptions, runAsNonRoot: true, privileged: true },
    env: [{ name: 'A', value: 'a' }, { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }, { name: 'HOSTPROCESS_RUN', value: 'once' }],
    envFrom: [{ configMapRef: { name: 'c' } }],
    ports: [{ containerPort: 80, hostPort: 80, protocol: 'TCP', hostIP: '10.0.0.1' }, { containerPort: 80 }],
    resources: { limits: { 'memory': '1Ki', 'hugepages-2Mi': 1 } },
    volumeMounts: [{ name: 'v', mountPath: 'C:\\Windows', readOnly: true, mountPropagation: 'None' }],
    workingDir: '/app',
    stdin: true,
    livenessProbe: probe,
    lifecycle: { preStop: probe, postStart: probe },
  });
  pod.spec.initContainers = [{ name: 'sidecar', restartPolicy: 'Always', securityContext: { windowsOptions } }];
  return pod;
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  const below = typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]))
    : [];
  return path.length === 0 ? below : [path, ...below];
}

function withValueAt(document: Json, path: Path, value: unknown): void {
  const parent = path.slice(0, -1).reduce<any>((holder, key) => (typeof holder === 'object' && holder !== null ? holder[key] : undefined), document);
  if (typeof parent === 'object' && parent !== null) {
    parent[path[path.length - 1]] = value;
  }
}

const target = fc.constantFrom(undefined, Containerd.V1_6, Containerd.V1_7);
// What breaks careless code: things that cannot be turned into text, and near misses of every type.
const hostile = fc.constantFrom<unknown>(
  null, true, 0, -1, 1e308, '', 'x', '\u0000', '\ud800', [], [null], [[]], [{}], {}, { toString: 1, valueOf: 2 }, { length: 3 }, JSON.parse('{"__proto__": {"hostProcess": true}}'),
);
const garbage = fc.oneof(hostile, fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>);

test('garbage in any field of a workload is no reason to fail', () => {
  const paths = pathsOf(fullPod());
  const changes = fc.array(fc.tuple(fc.constantFrom(...paths), garbage), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(changes, fc.constantFrom(...podHolders), target, (replaced, { hold }, containerd) => {
    const pod = fullPod();
    const document = hold(pod);
    replaced.forEach(([path, value]) => withValueAt(pod, path, structuredClone(value)));
    for (const { text, pointer, subject } of Rules.check([document], { containerd })) {
      expect([typeof text, typeof pointer, typeof subject]).toEqual(['string', 'string', 'string']);
    }
  }), { numRuns: 3000 });
});

test('each field alone can hold every kind of garbage', () => {
  for (const path of pathsOf(fullPod())) {
    for (const [value] of fc.sample(fc.tuple(hostile), { numRuns: 60, seed: 1 })) {
      const pod = fullPod();
      withValueAt(pod, path, structuredClone(value));
      expect(() => Rules.check([pod], { containerd: Containerd.V1_7 })).not.toThrow();
    }
  }
});

test('a list with holes, as JavaScript has them, is no command', () => {
  const pod = fullPod();
  pod.spec.containers[0].command = Object.assign([], { 1: 'x' });
  expect(() => Rules.check([pod])).not.toThrow();
});

test('documents of any shape are passed over or checked, never refused', () => {
  const kinds = fc.constantFrom('Pod', 'PodTemplate', 'CronJob', 'DaemonSet', 'ConfigMap', 'Secret', 'List');
  const objects = fc.record({ kind: kinds, metadata: garbage, spec: garbage, data: garbage, stringData: garbage, binaryData: garbage });
  const documents = fc.oneof(garbage, objects);
  fc.assert(fc.property(fc.array(documents), target, (some, containerd) => {
    expect(Array.isArray(Rules.check(some, { containerd }))).toBe(true);
  }), { numRuns: 500 });
});

import * as fc from 'fast-check';
import { Json } from './fault';

const ACCOUNT = 'NT AUTHORITY\\Local service';

type ValueOf<Of> = Of extends fc.Arbitrary<infer Value> ? Value : never;

const rarely = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 4 });

const portParts = fc.record({
  protocol: fc.constantFrom(undefined, 'TCP', 'UDP', 'SCTP'),
  hostPort: fc.constantFrom('left out' as const, 'written' as const, 'zero' as const),
});
const containerParts = fc.record({
  ports: fc.array(portParts, { maxLength: 2 }),
  mounts: fc.boolean(),
  command: rarely(fc.constantFrom(['powershell.exe', '-NoLogo'], ['%CONTAINER_SANDBOX_MOUNT_POINT%\\agent.exe'])),
  imagePullPolicy: rarely(fc.constant('IfNotPresent')),
  env: rarely(fc.constantFrom([], [{ name: 'A', value: 'b' }], [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }])),
  securityContext: rarely(fc.constantFrom(null, {}, { windowsOptions: {} }, { windowsOptions: null }, { runAsNonRoot: false })),
  resources: rarely(fc.constantFrom({}, { limits: { memory: '64Mi' } }, { limits: { 'memory': '64Mi', 'hugepages-2Mi': '2Mi' } })),
  livenessProbe: rarely(fc.constantFrom({ tcpSocket: { port: 80 } }, { httpGet: { port: 80, host: '127.0.0.1' } })),
});
type ContainerParts = ValueOf<typeof containerParts>;

const volume = fc.constantFrom(
  { emptyDir: {} },
  { emptyDir: { medium: 'Memory' } },
  { hostPath: { path: 'C:\\logs' } },
  { hostPath: { path: '\\\\.\\pipe\\docker' } },
  { configMap: { name: 'c' } },
);
const nodeAffinity = {
  requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['windows'] }] }],
  },
};

const podParts = fc.record({
  main: fc.array(containerParts, { minLength: 1, maxLength: 2 }),
  init: fc.array(fc.record({ parts: containerParts, sidecar: fc.boolean() }), { maxLength: 2 }),
  volume,
  /** `null` is one more way to leave a field out. */
  os: fc.constantFrom({ name: 'windows' }, { name: 'windows' }, { name: 'windows' }, undefined, null),
  nodeSelector: rarely(fc.constantFrom({}, { 'kubernetes.io/os': 'windows' }, { 'node.kubernetes.io/windows-build': '10.0.20348' })),
  affinity: rarely(fc.constantFrom(null, {}, { nodeAffinity })),
  hostAliases: rarely(fc.constantFrom([], [{ ip: '10.0.0.1', hostnames: ['a'] }])),
  dnsPolicy: rarely(fc.constantFrom('Default', 'ClusterFirst', 'ClusterFirstWithHostNet')),
  hostPID: rarely(fc.constantFrom(false, null)),
  terminationGracePeriodSeconds: rarely(fc.constantFrom(0, 600)),
  automountServiceAccountToken: rarely(fc.boolean()),
});
type PodParts = ValueOf<typeof podParts>;

/** Where a pod says that it is HostProcess, and who runs it. */
const spelling = fc.record({ hostProcess: fc.constantFrom('pod', 'containers', 'both'), account: fc.constantFrom('pod', 'containers', 'both') });

/** Specs of valid HostProcess pods, in every way to spell them. */
export const hostProcessPods: fc.Arbitrary<() => Json> = fc.tuple(podParts, spelling).map(([parts, { hostProcess, account }]) => () => {
  const options = (place: 'pod' | 'containers') => ({
    ...(hostProcess === place || hostProcess === 'both' ? { hostProcess: true } : {}),
    ...(account === place || account === 'both' ? { runAsUserName: ACCOUNT } : {}),
  });
  const spec: Json = { ...commonSpec(parts, true), hostNetwork: true };
  addOptions(spec, options('pod'));
  [...spec.containers, ...spec.initContainers ?? []].forEach((container) => addOptions(container, options('containers')));
  return spec;
});

/** What makes a pod one for Windows, if nothing else does. */
const mark: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  { os: { name: 'windows' } },
  { securityContext: { windowsOptions: { runAsUserName: 'ContainerUser' } } },
  { securityContext: { windowsOptions: { hostProcess: false } } },
  { nodeSelector: { 'kubernetes.io/os': 'windows' } },
  { affinity: { nodeAffinity } },
);

/** Specs of valid Windows pods that are not HostProcess. */
export const ordinaryPods: fc.Arbitrary<() => Json> = fc.tuple(podParts, mark, fc.constantFrom(undefined, false, null, true))
  .map(([parts, fields, hostNetwork]) => () => (
    { ...commonSpec(parts, hostNetwork === true), ...given({ hostNetwork }), ...structuredClone(fields) }
  ));

function addOptions(holder: Json, options: Json): void {
  if (Object.keys(options).length > 0) {
    holder.securityContext = { ...holder.securityContext, windowsOptions: { ...holder.securityContext?.windowsOptions, ...options } };
  }
}

function commonSpec({ main, init, volume: data, ...fields }: PodParts, hostNetwork: boolean): Json {
  const spec: Json = {
    containers: main.map((parts, index) => containerOf(parts, `main-${index}`, 8000 + 10 * index, hostNetwork)),
    volumes: [given({ name: 'data', ...data })],
  };
  if (init.length > 0) {
    spec.initContainers = init.map(({ parts: { livenessProbe, ...parts }, sidecar }, index) => ({
      ...containerOf({ ...parts, livenessProbe: sidecar ? livenessProbe : undefined }, `init-${index}`, 9000 + 10 * index, hostNetwork),
      ...(sidecar ? { restartPolicy: 'Always' } : {}),
    }));
  }
  return { ...spec, ...given(fields) };
}

function containerOf({ ports, mounts, ...fields }: ContainerParts, name: string, firstPort: number, hostNetwork: boolean): Json {
  const container: Json = { name, image: 'agent:1', ...given(fields) };
  if (ports.length > 0) {
    container.ports = ports.map(({ protocol, hostPort }, index) => {
      const containerPort = firstPort + index;
      const onHost = hostPort === 'left out' ? undefined : hostPort === 'zero' ? 0 : hostNetwork ? containerPort : containerPort + 1000;
      return given({ containerPort, protocol, hostPort: onHost });
    });
  }
  if (mounts) {
    container.volumeMounts = [{ name: 'data', mountPath: 'C:\\data' }];
  }
  return container;
}

/** Without what is undefined, and with objects of its own: faults change them. */
function given(fields: Json): Json {
  return structuredClone(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
}

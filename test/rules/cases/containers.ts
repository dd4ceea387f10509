import { everywhere, NOTHING, PodCase } from './case';

const MAIN = '/spec/containers/0';
const port = (containerPort: number, more: object = {}) => ({ containerPort, ...more });

/** What a container says beside its account, mounts and command. */
export const containerCases: readonly PodCase[] = [
  {
    name: 'block devices',
    change: (spec) => { spec.containers[0].volumeDevices = [{ name: 'disk', devicePath: 'x' }]; },
    ...everywhere(['HPC051', 'error', '/spec/containers/0/volumeDevices']),
  },
  {
    name: 'limits that change in place',
    change: (spec) => { spec.containers[0].resizePolicy = [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }]; },
    ...everywhere(['HPC066', 'warning', '/spec/containers/0/resizePolicy']),
  },
  {
    name: 'a host port that differs',
    change: (spec) => { spec.containers[0].ports = [port(80, { hostPort: 80 }), port(81, { hostPort: 0 }), port(82), port(83, { hostPort: 9083 })]; },
    ...everywhere(['HPC030', 'error', `${MAIN}/ports/3/hostPort`]),
  },
  {
    name: 'a host port that differs, of a sidecar',
    change: (spec) => { spec.initContainers = [{ name: 'sidecar', restartPolicy: 'Always', ports: [port(83, { hostPort: 9083 })] }]; },
    expected: NOTHING,
  },
  {
    name: 'a port of two containers',
    change: (spec) => {
      spec.containers[0].ports = [port(80), port(53, { protocol: 'UDP' })];
      spec.containers.push({ name: 'helper', ports: [port(53, { protocol: 'TCP' }), port(80, { protocol: 'TCP' })] });
    },
    ...everywhere(['HPC031', 'error', '/spec/containers/1/ports/1/containerPort']),
  },
  {
    name: 'a port twice in a container',
    change: (spec) => { spec.containers[0].ports = [port(80, { name: 'a' }), port(80, { name: 'b' })]; },
    ...everywhere(['HPC031', 'error', `${MAIN}/ports/1/containerPort`]),
  },
  {
    name: 'a port on two addresses of the node',
    change: (spec) => { spec.containers[0].ports = [port(80, { hostIP: '10.0.0.1' }), port(80, { hostIP: '10.0.0.2' })]; },
    expected: NOTHING,
  },
  {
    name: 'a port of a sidecar and a main container',
    change: (spec) => {
      spec.initContainers = [{ name: 'sidecar', restartPolicy: 'Always', ports: [port(80)] }];
      spec.containers[0].ports = [port(80)];
    },
    ...everywhere(['HPC031', 'warning', `${MAIN}/ports/0/containerPort`]),
  },
  {
    name: 'a port of an init container that has ended by then',
    change: (spec) => {
      spec.initContainers = [{ name: 'prepare', ports: [port(80)] }];
      spec.containers[0].ports = [port(80)];
    },
    expected: NOTHING,
  },
  {
    name: 'working directories',
    change: (spec) => {
      spec.containers[0].workingDir = '/app';
      spec.containers.push({ name: 'host', workingDir: 'C:/data' }, { name: 'image', workingDir: '%CONTAINER_SANDBOX_MOUNT_POINT%\\app' });
    },
    expected: [['HPC060', 'warning', `${MAIN}/workingDir`]],
    v16: NOTHING,
  },
  {
    name: 'empty environment variables',
    change: (spec) => {
      spec.containers[0].env = [
        { name: 'A', value: '' }, { name: 'B' }, { name: 'C', value: 'c' }, { name: 'D', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      ];
    },
    ...everywhere(['HPC061', 'warning', `${MAIN}/env/0/value`], ['HPC061', 'warning', `${MAIN}/env/1`]),
  },
  {
    name: 'the base image without a command, from whichever registry',
    change: (spec) => {
      spec.containers = [
        { name: 'tag', image: 'mcr.microsoft.com/oss/kubernetes/windows-host-process-containers-base-image:v1.0.0' },
        { name: 'digest', image: 'mirror.example.com:5000/windows-host-process-containers-base-image@sha256:0123' },
        { name: 'args', image: 'mirror.example.com/windows-host-process-containers-base-image:v1.0.0', args: ['agent.exe'] },
        { name: 'shell', image: 'mirror.example.com/windows-host-process-containers-base-image:v1.0.0', stdin: true, tty: true },
        { name: 'other', image: 'mirror.example.com/windows-host-process-containers-base-image-with-agent:v1.0.0' },
      ];
    },
    ...everywhere(['HPC062', 'error', '/spec/containers/0/image'], ['HPC062', 'error', '/spec/containers/1/image']),
  },
  ...['1023Ki', '500m', '0', '1e5', 1000].map((memory): PodCase => ({
    name: `a memory limit of ${memory}`,
    change: (spec) => { spec.containers[0].resources = { limits: { memory } }; },
    ...everywhere(['HPC064', 'warning', `${MAIN}/resources/limits/memory`]),
  })),
  ...['1Mi', '1024Ki', '2M', '1048576', '.5Gi', '2e6'].map((memory): PodCase => ({
    name: `a memory limit of ${memory}`,
    change: (spec) => { spec.containers[0].resources = { limits: { memory }, requests: { memory: '1Ki' } }; },
    expected: NOTHING,
  })),
  {
    name: 'huge pages',
    change: (spec) => { spec.containers[0].resources = { limits: { 'hugepages-2Mi': '2Mi', 'example.com/hugepages': 1 } }; },
    ...everywhere(['HPC065', 'error', `${MAIN}/resources/limits/hugepages-2Mi`]),
  },
  {
    name: 'hosts of probes and hooks',
    change: (spec) => {
      Object.assign(spec.containers[0], {
        startupProbe: { httpGet: { port: 80 } },
        livenessProbe: { httpGet: { port: 80, host: 'example.com' } },
        readinessProbe: { tcpSocket: { port: 80, host: '127.0.0.1' } },
        lifecycle: { preStop: { httpGet: { port: 80, host: '10.0.0.1' } }, postStart: { httpGet: { port: 80, host: '' } } },
      });
    },
    ...everywhere(
      ['HPC068', 'warning', `${MAIN}/livenessProbe/httpGet/host`], ['HPC068', 'warning', `${MAIN}/readinessProbe/tcpSocket/host`],
      ['HPC068', 'warning', `${MAIN}/lifecycle/preStop/httpGet/host`],
    ),
  },
  {
    name: 'pod logs granted once per pod',
    change: (spec) => { spec.containers[0].env = [{ name: 'HOSTPROCESS_AGENT_UNDONE_BY_NODE', value: 'podLogs' }]; },
    ...everywhere(['HPC095', 'warning', `${MAIN}/env/0`]),
  },
  {
    name: 'pod logs granted again and again',
    change: (spec) => {
      spec.containers[0].env = [{ name: 'HOSTPROCESS_AGENT_UNDONE_BY_NODE', value: 'podLogs' }, { name: 'HOSTPROCESS_AGENT_EVERY_SECONDS', value: '900' }];
    },
    expected: NOTHING,
  },
];

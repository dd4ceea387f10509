import { everywhere, NOTHING, PodCase } from './case';

const MAIN = '/spec/containers/0';
const image = `${MAIN}/image`;

function withImage(name: string, command: readonly string[] = ['agent.exe']): PodCase['change'] {
  return (spec) => { Object.assign(spec.containers[0], { image: name, command }); };
}

function withPort(port: object, more: object = {}): PodCase['change'] {
  return (spec) => { Object.assign(spec.containers[0], { ports: [port], ...more }); };
}

function probing(port: number | string, command: readonly string[], probe: object = {}): PodCase['change'] {
  return (spec) => {
    Object.assign(spec.containers[0], { command, ports: [{ name: 'metrics', containerPort: 9400 }], livenessProbe: { httpGet: { port, ...probe } } });
  };
}

const loopback = everywhere(['HPC113', 'warning', `${MAIN}/livenessProbe/httpGet/port`]);
const SANDBOX = '%CONTAINER_SANDBOX_MOUNT_POINT%';
const SERVER_CORE = 'mcr.microsoft.com/windows/servercore:ltsc2022';

/** What containers consist of, and the ports on which they listen. */
export const imageAndPortCases: readonly PodCase[] = [
  ...['agent', 'agent:latest', 'registry.example.com:5000/team/agent', 'registry.example.com:5000/team/agent:latest'].map((name): PodCase => (
    { name: `the image ${name}`, change: withImage(name), ...everywhere(['HPC117', 'warning', image]) }
  )),
  ...[
    'agent:1', 'registry.example.com:5000/team/agent:1.2.3', `agent@sha256:${'0a'.repeat(32)}`, `agent:latest@sha256:${'0a'.repeat(32)}`, 'agent:latest-windows',
  ].map((name): PodCase => ({ name: `the image ${name}`, change: withImage(name), expected: NOTHING })),
  {
    name: 'a whole Windows for a shell of the host',
    change: withImage(SERVER_CORE, ['powershell.exe', '-Command', 'Get-Date']),
    ...everywhere(['HPC118', 'warning', image]),
  },
  {
    name: 'a whole Windows for a shell of the host, by its path',
    change: withImage('mcr.microsoft.com/windows/nanoserver:ltsc2022', ['C:\\Windows\\System32\\cmd.exe', '/c', 'ver']),
    ...everywhere(['HPC118', 'warning', image]),
  },
  { name: 'a whole Windows for a file of it', change: withImage(SERVER_CORE, ['powershell.exe', '-File', `${SANDBOX}\\agent\\run.ps1`]), expected: NOTHING },
  { name: 'an image that is based on a whole Windows', change: withImage('registry.example.com/windows/servercore:1', ['powershell.exe', '-Command', 'Get-Date']), expected: NOTHING },
  { name: 'the port of kubelet', change: withPort({ containerPort: 10250 }), ...everywhere(['HPC111', 'warning', `${MAIN}/ports/0/containerPort`]) },
  { name: 'the port of kubelet, for UDP', change: withPort({ containerPort: 10250, protocol: 'UDP' }), expected: NOTHING },
  { name: 'the port of kubelet, on one address', change: withPort({ containerPort: 10250, hostIP: '10.0.0.4' }), expected: NOTHING },
  { name: 'the port of kube-proxy', change: withPort({ containerPort: 10256 }), ...everywhere(['HPC111', 'warning', `${MAIN}/ports/0/containerPort`]) },
  { name: 'the port of kube-proxy, in kube-proxy', change: withPort({ containerPort: 10256 }, { name: 'kube-proxy' }), expected: NOTHING },
  { name: 'a port of its own', change: withPort({ containerPort: 9182 }), expected: NOTHING },
  { name: 'a probe of a server for the node alone', change: probing(9400, ['agent.exe', '--web.listen-address=127.0.0.1:9400']), ...loopback },
  { name: 'a probe by the name of the port', change: probing('metrics', ['agent.exe', '--bind', 'localhost:9400']), ...loopback },
  {
    name: 'a probe that calls the server for the node alone',
    change: probing(9400, ['agent.exe', '--web.listen-address=127.0.0.1:9400'], { host: '127.0.0.1' }),
    ...everywhere(['HPC068', 'warning', `${MAIN}/livenessProbe/httpGet/host`]),
  },
  { name: 'a probe of another port', change: probing(9401, ['agent.exe', '--web.listen-address=127.0.0.1:9400']), expected: NOTHING },
  { name: 'a probe of a server for everybody', change: probing(9400, ['agent.exe', '--web.listen-address=:9400']), expected: NOTHING },
  { name: 'a probe of a port that the program calls itself', change: probing(9400, ['agent.exe', '--upstream=http://127.0.0.1:9400']), expected: NOTHING },
  {
    name: 'a probe of a port on which another container listens on the other addresses',
    change: (spec, metadata) => {
      probing(9400, ['agent.exe', '--web.listen-address=127.0.0.1:9400'])(spec, metadata);
      spec.containers.push({ name: 'proxy', image: 'proxy:1', command: ['proxy.exe', '--listen-address=10.0.0.4:9400', '--upstream=http://127.0.0.1:9400'] });
    },
    expected: NOTHING,
  },
];

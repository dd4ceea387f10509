import { everywhere, Expected, NOTHING, PodCase, since17 } from './case';

const MOUNT = '/spec/containers/0/volumeMounts/0';
const VOLUME = '/spec/volumes/0';

function mounted(volume: object, mount: object = {}): PodCase['change'] {
  return (spec) => {
    spec.volumes = [{ name: 'v', ...volume }];
    spec.containers[0].volumeMounts = [{ name: 'v', mountPath: 'C:\\hostprocess-mounts\\v', ...mount }];
  };
}

function mountedAt(mountPath: string, findings: Pick<PodCase, 'expected' | 'v16'>): PodCase {
  return { name: `a mount at ${mountPath}`, change: mounted({ emptyDir: {} }, { mountPath }), ...findings };
}

const drive = since17(['HPC047', 'error', `${MOUNT}/mountPath`]);
const folder = since17(['HPC048', 'error', `${MOUNT}/mountPath`]);
const below: Pick<PodCase, 'expected' | 'v16'> = { expected: [['HPC048', 'warning', `${MOUNT}/mountPath`]], v16: NOTHING };
const notEnforced: readonly Expected[] = [['HPC049', 'warning', `${MOUNT}/readOnly`]];

export const volumeCases: readonly PodCase[] = [
  {
    name: 'a path of the host that steps back',
    change: (spec) => { spec.volumes = [{ name: 'v', hostPath: { path: 'C:/logs/../Windows' } }]; },
    ...everywhere(['HPC046', 'warning', '/spec/volumes/0/hostPath'], ['HPC077', 'error', '/spec/volumes/0/hostPath/path']),
  },
  {
    name: 'a path of the host that steps back between backslashes',
    change: (spec) => { spec.volumes = [{ name: 'v', hostPath: { path: 'C:\\logs\\..\\Windows' } }]; },
    ...everywhere(['HPC046', 'warning', '/spec/volumes/0/hostPath']),
  },
  ...['\\\\.\\pipe\\docker_engine', '//./pipe/docker_engine', '\\\\\\\\.\\\\pipe\\\\docker_engine'].map((path): PodCase => ({
    name: `a mounted pipe ${path}`,
    change: mounted({ hostPath: { path } }),
    ...everywhere(['HPC044', 'error', `${VOLUME}/hostPath/path`]),
  })),
  ...[{ path: 'C:\\csi\\csi.sock', type: '' }, { path: '/run/agent', type: 'Socket' }].map((hostPath): PodCase => ({
    name: `a mounted socket ${hostPath.path}`,
    change: mounted({ hostPath }),
    ...everywhere(['HPC045', 'warning', `${VOLUME}/hostPath/path`]),
  })),
  { name: 'a folder of the host', change: mounted({ hostPath: { path: 'C:\\data', type: 'Directory' } }), ...everywhere(['HPC046', 'warning', `${VOLUME}/hostPath`]) },
  {
    name: 'a pipe that nobody mounts',
    change: (spec) => { spec.volumes = [{ name: 'v', hostPath: { path: '\\\\.\\pipe\\docker_engine' } }]; },
    ...everywhere(['HPC046', 'warning', `${VOLUME}/hostPath`]),
  },
  mountedAt('C:', everywhere(['HPC047', 'error', `${MOUNT}/mountPath`])),
  mountedAt('c:', everywhere(['HPC047', 'error', `${MOUNT}/mountPath`])),
  mountedAt('C:\\', drive),
  mountedAt('/', drive),
  mountedAt('D:/', drive),
  mountedAt('C:\\Windows', folder),
  mountedAt('/programdata/', folder),
  mountedAt('C:\\PROGRA~1', folder),
  mountedAt('C:\\var\\lib', folder),
  mountedAt('C:\\hpc\\config', folder),
  mountedAt('C:\\ProgramData\\agent', below),
  mountedAt('/Windows/Temp/agent', below),
  mountedAt('C:\\var\\log', folder),
  mountedAt('/var/log/containers', folder),
  mountedAt('C:\\k', below),
  mountedAt('C:\\etc\\cni\\net.d', below),
  mountedAt('C:\\opt', below),
  {
    name: 'a folder of the host at its own path',
    change: mounted({ hostPath: { path: '\\var\\lib\\kubelet', type: 'Directory' } }, { mountPath: 'C:\\var\\lib\\kubelet' }),
    ...everywhere(['HPC046', 'warning', `${VOLUME}/hostPath`]),
  },
  {
    name: 'a part of a folder of the host at the path of the folder',
    change: mounted({ hostPath: { path: 'C:\\var\\lib\\kubelet' } }, { mountPath: 'C:\\var\\lib\\kubelet', subPath: 'pods' }),
    expected: [['HPC046', 'warning', `${VOLUME}/hostPath`], ...folder.expected],
    v16: [['HPC046', 'warning', `${VOLUME}/hostPath`]],
  },
  mountedAt('C:\\WindowsAgent', { expected: NOTHING }),
  mountedAt('/etc/agent', { expected: NOTHING }),
  mountedAt('.\\etc\\agent', { expected: NOTHING }),
  { name: 'a read-only mount', change: mounted({ emptyDir: {} }, { readOnly: true }), expected: NOTHING, v16: notEnforced },
  { name: 'a read-only mount of a ConfigMap', change: mounted({ configMap: { name: 'c' } }, { readOnly: true }), expected: NOTHING },
  { name: 'a mount that may be written', change: mounted({ emptyDir: {} }, { readOnly: false }), expected: NOTHING },
  {
    name: 'a volume in memory',
    change: mounted({ emptyDir: { medium: 'Memory' } }),
    ...everywhere(['HPC050', 'error', `${VOLUME}/emptyDir/medium`]),
  },
  { name: 'a volume on disk', change: mounted({ emptyDir: { medium: '' } }), expected: NOTHING },
  {
    name: 'propagation from the host',
    change: mounted({ emptyDir: {} }, { mountPropagation: 'HostToContainer' }),
    ...everywhere(['HPC052', 'warning', `${MOUNT}/mountPropagation`]),
  },
  {
    name: 'propagation both ways',
    change: mounted({ emptyDir: {} }, { mountPropagation: 'Bidirectional' }),
    ...everywhere(['HPC052', 'error', `${MOUNT}/mountPropagation`]),
  },
  { name: 'no propagation', change: mounted({ emptyDir: {} }, { mountPropagation: 'None' }), expected: NOTHING },
];

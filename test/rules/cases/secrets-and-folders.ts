import { everywhere, NOTHING, PodCase } from './case';

const MAIN = '/spec/containers/0';

function withArgs(...args: readonly string[]): PodCase['change'] {
  return (spec) => { spec.containers[0].args = args; };
}

const secret = everywhere(['HPC121', 'warning', `${MAIN}/args/0`]);

/** `data` is a folder of the host with a type, and an init container runs a command. */
function prepared(type: string, ...command: readonly string[]): PodCase['change'] {
  return (spec) => {
    spec.volumes = [{ name: 'data', hostPath: { path: 'C:/agent/data', type } }];
    spec.initContainers = [{ name: 'prepare', image: 'agent:1', command }];
  };
}

const mountAt = (mountPath: string) => ({ name: 'data', mountPath });
const hostPath = ['HPC046', 'warning', '/spec/volumes/0/hostPath'] as const;
const tooLate = everywhere(hostPath, ['HPC119', 'warning', '/spec/volumes/0/hostPath/type']);

/** Secrets in commands, folders that are created too late, and volumes in each other's place. */
export const secretAndFolderCases: readonly PodCase[] = [
  { name: 'a password as the value of an option', change: withArgs('--db.password=hunter2hunter2'), ...secret },
  { name: 'a password in the next element', change: withArgs('-Password', 'hunter2hunter2'), ...secret },
  { name: 'a password in a URL', change: withArgs('--url=https://agent:hunter2@db.example.com/x'), ...secret },
  { name: 'a key in a connection string', change: withArgs(`DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${'aB3+'.repeat(21)}==`), ...secret },
  { name: 'a shared access signature', change: withArgs(`https://a.blob.core.windows.net/c?sig=${'aB3B'.repeat(8)}`), ...secret },
  ...[
    ['--password-file=C:\\secrets\\password'], ['--password=$(PASSWORD)'], ['--password=C:\\secrets\\password'], ['--password', '--verbose'], ['--token=abc'],
    ['--password='], ['--use-password=true'], ['--url=https://$(USER):$(PASSWORD)@db.example.com'], ['--url=https://db.example.com:8443/a@b'], ['-pwd', '@file'],
  ].map((args): PodCase => ({
    name: `no secret in ${args.join(' ')}`,
    change: (spec) => { Object.assign(spec.containers[0], { args, env: [{ name: 'USER', value: 'agent' }, { name: 'PASSWORD', value: 'x' }] }); },
    expected: NOTHING,
  })),
  { name: 'a required folder that an init container creates', change: prepared('Directory', 'powershell.exe', '-Command', 'New-Item -ItemType Directory -Force C:\\agent\\data'), ...tooLate },
  { name: 'a required folder whose subfolder an init container creates', change: prepared('Directory', 'cmd.exe', '/c', 'mkdir C:\\agent\\data\\queue'), ...tooLate },
  { name: 'a folder that kubelet creates', change: prepared('DirectoryOrCreate', 'cmd.exe', '/c', 'mkdir C:\\agent\\data'), ...everywhere(hostPath) },
  { name: 'a required folder next to one that an init container creates', change: prepared('Directory', 'cmd.exe', '/c', 'mkdir C:\\agent\\data2'), ...everywhere(hostPath) },
  { name: 'a required folder that an init container reads', change: prepared('Directory', 'cmd.exe', '/c', 'dir C:\\agent\\data'), ...everywhere(hostPath) },
  {
    name: 'two volumes at one path',
    change: (spec) => {
      spec.volumes = [{ name: 'data', emptyDir: {} }];
      spec.containers[0].volumeMounts = [mountAt('C:\\data'), mountAt('C:\\data'), mountAt('C:\\other')];
    },
    ...everywhere(['HPC115', 'error', `${MAIN}/volumeMounts/1/mountPath`]),
  },
  {
    name: 'two volumes at one path in two spellings',
    change: (spec) => {
      spec.volumes = [{ name: 'data', emptyDir: {} }];
      spec.containers[0].volumeMounts = [mountAt('C:\\data'), mountAt('c:/Data/'), mountAt('/data')];
    },
    expected: [['HPC115', 'warning', `${MAIN}/volumeMounts/1/mountPath`], ['HPC115', 'warning', `${MAIN}/volumeMounts/2/mountPath`]],
    v16: [['HPC115', 'error', `${MAIN}/volumeMounts/1/mountPath`], ['HPC115', 'error', `${MAIN}/volumeMounts/2/mountPath`]],
  },
];

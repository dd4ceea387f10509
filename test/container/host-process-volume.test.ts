import { Chart, Duration, Size, Testing } from 'cdk8s';
import { ConfigMap, Secret } from 'cdk8s-plus-28';
import { renderedVolume } from './rendered';
import { DownwardApiFile, HostProcessVolume, PodField, ProjectedSource } from '../../src';

const scope = new Chart(Testing.app(), 'chart');
const settings = ConfigMap.fromConfigMapName(scope, 'settings', 'agent.settings');
const keys = Secret.fromSecretName(scope, 'keys', 'keys');

test('a ConfigMap or a Secret, whole or in part', () => {
  expect(renderedVolume(HostProcessVolume.fromConfigMap(settings))).toEqual({ name: 'agent-settings', configMap: { name: 'agent.settings' } });
  expect(renderedVolume(HostProcessVolume.fromSecret(keys, { name: 'tls', optional: true, items: { 'tls.key': 'b.key', 'tls.crt': 'a/b.crt' } }))).toEqual({
    name: 'tls',
    secret: { secretName: 'keys', optional: true, items: [{ key: 'tls.crt', path: 'a/b.crt' }, { key: 'tls.key', path: 'b.key' }] },
  });
  expect(renderedVolume(HostProcessVolume.fromConfigMap(settings, { items: {} }))).toEqual({ name: 'agent-settings', configMap: { name: 'agent.settings' } });
});

test('a folder of the host, as it is written', () => {
  expect(renderedVolume(HostProcessVolume.fromHostDirectory('C:\\var\\log\\Agent'))).toEqual({ name: 'var-log-agent', hostPath: { path: 'C:\\var\\log\\Agent', type: 'Directory' } });
  expect(renderedVolume(HostProcessVolume.fromHostDirectory('D:/data', { name: 'data', createIfMissing: true }))).toEqual({
    name: 'data', hostPath: { path: 'D:/data', type: 'DirectoryOrCreate' },
  });
});

test('an empty folder', () => {
  expect(renderedVolume(HostProcessVolume.fromEmptyDir('scratch'))).toEqual({ name: 'scratch', emptyDir: {} });
  expect(renderedVolume(HostProcessVolume.fromEmptyDir('scratch', { sizeLimit: Size.gibibytes(1) }))).toEqual({ name: 'scratch', emptyDir: { sizeLimit: '1024Mi' } });
  expect(renderedVolume(HostProcessVolume.fromEmptyDir('scratch', { sizeLimit: Size.kibibytes(512) }))).toEqual({ name: 'scratch', emptyDir: { sizeLimit: '512Ki' } });
});

test('fields of the pod and several sources', () => {
  const files = [DownwardApiFile.fromPodField('name', PodField.POD_NAME), DownwardApiFile.fromLabels('labels')];
  const items = [{ path: 'name', fieldRef: { fieldPath: 'metadata.name' } }, { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }];
  expect(renderedVolume(HostProcessVolume.fromDownwardApi('pod', ...files))).toEqual({ name: 'pod', downwardAPI: { items } });
  expect(renderedVolume(HostProcessVolume.fromProjected(
    'all', ProjectedSource.fromConfigMap(settings), ProjectedSource.fromSecret(keys, { items: { a: 'b' } }), ProjectedSource.fromDownwardApi(...files),
    ProjectedSource.fromServiceAccountToken('token', { audience: 'vault', expiresAfter: Duration.hours(2) }),
  ))).toEqual({
    name: 'all',
    projected: {
      sources: [
        { configMap: { name: 'agent.settings' } }, { secret: { name: 'keys', items: [{ key: 'a', path: 'b' }] } }, { downwardAPI: { items } },
        { serviceAccountToken: { path: 'token', audience: 'vault', expirationSeconds: 7200 } },
      ],
    },
  });
});

test.each([
  ['//./pipe/docker_engine', '[HPC044] host directory "//./pipe/docker_engine" is a named pipe, which a HostProcess container cannot mount. Open the pipe by its name'],
  ['C:\\run\\containerd.SOCK', '[HPC045] host directory "C:\\run\\containerd.SOCK" is a socket, which a HostProcess container cannot mount. Open the socket by its path'],
  ['C:\\', '[HPC046] host directory "C:\\" includes "C:\\". Use the path directly, because the process runs on the host and sees it'],
  ['/var/lib/kubelet', '[HPC046] host directory "/var/lib/kubelet" includes "C:\\var\\lib\\kubelet".'],
  ['c:/WINDOWS', '[HPC046] host directory "c:/WINDOWS" includes "C:\\Windows".'],
  ['C:pipe', 'host directory "C:pipe" has a drive without a slash after it'],
  ['var/log', 'host directory "var/log" is not absolute. Write "C:/var/log" or "/var/log".'],
  ['C:/a/../Windows', 'host directory "C:/a/../Windows" leaves its folder with "..".'],
])('fails for the host directory %p', (path, text) => {
  expect(() => HostProcessVolume.fromHostDirectory(path)).toThrow(new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`));
});

test.each<[string, () => unknown, string]>([
  ['a name that no volume can have', () => HostProcessVolume.fromEmptyDir('Scratch'), 'volume name "Scratch" is not a DNS label'],
  ['no sources', () => HostProcessVolume.fromProjected('all'), 'projected volume "all" is empty. Add at least one ProjectedSource.'],
  ['no files', () => HostProcessVolume.fromDownwardApi('pod'), 'volume "pod" is empty. Add at least one DownwardApiFile.'],
  ['one file twice', () => HostProcessVolume.fromDownwardApi('pod', DownwardApiFile.fromLabels('a/x'), DownwardApiFile.fromAnnotations('A\\X')), 'volume "pod" has the file "A\\X" twice. Give each file a different path.'],
  ['one file of two sources', () => HostProcessVolume.fromProjected('all', ProjectedSource.fromServiceAccountToken('t'), ProjectedSource.fromSecret(keys, { items: { a: 't' } })), 'projected volume "all" has the file "t" twice.'],
  ['one file of two keys', () => HostProcessVolume.fromConfigMap(settings, { items: { a: 'x', b: 'X' } }), 'volume of ConfigMap "agent.settings" has the file "X" twice.'],
  ['a key that is none', () => HostProcessVolume.fromSecret(keys, { items: { 'a b': 'x' } }), 'key "a b" is not a valid key of a ConfigMap or Secret'],
  ['a file outside the volume', () => HostProcessVolume.fromSecret(keys, { items: { a: '/x' } }), 'path "/x" is absolute'],
  ['a file name that kubelet keeps', () => HostProcessVolume.fromSecret(keys, { items: { a: '..data' } }), 'path "..data" starts with ".."'],
  ['unknown options of a ConfigMap', () => HostProcessVolume.fromConfigMap(settings, { defaultMode: 420 } as any), 'HostProcessVolume.fromConfigMap has no property "defaultMode". It has: items, name, optional.'],
  ['unknown options of a Secret', () => HostProcessVolume.fromSecret(keys, { item: {} } as any), 'HostProcessVolume.fromSecret has no property "item". Did you mean "items"?'],
  ['unknown options of a folder', () => HostProcessVolume.fromHostDirectory('C:/x', { type: 'Directory' } as any), 'HostProcessVolume.fromHostDirectory has no property "type".'],
  ['unknown options of an empty folder', () => HostProcessVolume.fromEmptyDir('x', { medium: 'Memory' } as any), 'HostProcessVolume.fromEmptyDir has no property "medium". It has: sizeLimit.'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});

test('the folder of the node agent is not made by kubelet, whose permissions would let every user in', () => {
  for (const path of ['C:/Program Files/cdk8s-hostprocess-agent', 'c:\\program files\\CDK8S-hostprocess-agent\\textfile']) {
    expect(() => HostProcessVolume.fromHostDirectory(path, { createIfMissing: true })).toThrow('belongs to the node agent');
    expect(() => HostProcessVolume.fromHostDirectory(path)).not.toThrow();
  }
});

import { Chart, Duration } from 'cdk8s';
import { Secret, ServiceAccount } from 'cdk8s-plus-28';
import { kinds, minimal, newChart, podOf, podWith, synthesized } from './workloads';
import {
  HostProcessContainer, HostProcessDaemonSet, HostProcessHandler, HostProcessProbe, HostProcessVolume, HostProcessWorkloadProps, NodeToleration,
  SecretReference, ServiceAccountReference, WindowsAccount, WindowsNodes,
} from '../../src';

const imported = new Chart(newChart(), 'imported');
const container = { name: 'main', image: 'agent:1' };
const bareSpec = {
  os: { name: 'windows' },
  hostNetwork: true,
  securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\Local service' } },
  nodeSelector: { 'kubernetes.io/os': 'windows' },
  automountServiceAccountToken: false,
  containers: [container],
};
const generated = { 'app.kubernetes.io/name': 'chart-agent-c86380aa', 'cdk8s.io/metadata.addr': 'chart-agent-c8461bb2' };

test.each(Object.keys(kinds))('the pod of a %s says that it is a HostProcess pod, and nothing that nobody asked for', (kind) => {
  const chart = newChart();
  kinds[kind](chart, 'agent', minimal());
  const { spec } = podOf(synthesized(chart, kind));
  expect(spec).toEqual({ ...bareSpec, ...(kind.endsWith('Job') && { restartPolicy: 'Never' }) });
});

test.each<[string, Partial<HostProcessWorkloadProps>, object]>([
  ['account', { account: WindowsAccount.localGroup('readers') }, { securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'readers' } } }],
  ['initContainers', { initContainers: [HostProcessContainer.fromImage('setup:1', { name: 'setup' })] }, { initContainers: [{ name: 'setup', image: 'setup:1' }] }],
  ['no initContainers', { initContainers: [] }, {}],
  [
    'a sidecar', { initContainers: [HostProcessContainer.fromImage('proxy:1', { name: 'proxy', sidecar: true, readinessProbe: HostProcessProbe.exec(['a']) })] },
    { initContainers: [{ name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', readinessProbe: { exec: { command: ['a'] } } }] },
  ],
  [
    'nodes', { nodes: WindowsNodes.all().withLabel('pool', 'win').withLabelAbsent('spot').tolerating(NodeToleration.windowsOs()) },
    {
      nodeSelector: { 'kubernetes.io/os': 'windows', 'pool': 'win' },
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'spot', operator: 'DoesNotExist' }] }] } } },
      tolerations: [{ key: 'os', operator: 'Equal', value: 'windows', effect: 'NoSchedule' }],
    },
  ],
  ['one node', { nodes: WindowsNodes.named('win-1') }, { nodeName: 'win-1' }],
  [
    'serviceAccount', { serviceAccount: ServiceAccount.fromServiceAccountName(imported, 'account', 'reader'), automountServiceAccountToken: true },
    { serviceAccountName: 'reader', automountServiceAccountToken: true },
  ],
  [
    'serviceAccount by name', { serviceAccount: ServiceAccountReference.fromName('reader'), automountServiceAccountToken: false },
    { serviceAccountName: 'reader' },
  ],
  ['automountServiceAccountToken', { automountServiceAccountToken: true }, { automountServiceAccountToken: true }],
  ['priorityClassName', { priorityClassName: 'system-node-critical' }, { priorityClassName: 'system-node-critical' }],
  ['terminationGracePeriod', { terminationGracePeriod: Duration.seconds(0) }, { terminationGracePeriodSeconds: 0 }],
  ['imagePullSecrets', { imagePullSecrets: [Secret.fromSecretName(imported, 'pull', 'registry')] }, { imagePullSecrets: [{ name: 'registry' }] }],
  ['imagePullSecrets by name', { imagePullSecrets: [SecretReference.fromName('registry')] }, { imagePullSecrets: [{ name: 'registry' }] }],
])('%s controls its fields of the pod and no other', (_prop, props, fields) => {
  expect(podWith(props)).toEqual({ metadata: { labels: generated }, spec: { ...bareSpec, ...fields } });
});

test.each<[string, Partial<HostProcessWorkloadProps>, object]>([
  ['podLabels', { podLabels: { app: 'agent' } }, { labels: { app: 'agent', ...generated } }],
  ['podAnnotations', { podAnnotations: { 'example.com/note': 'any text' } }, { labels: generated, annotations: { 'example.com/note': 'any text' } }],
  ['selector', { selector: { app: 'agent' }, podLabels: { tier: 'node' } }, { labels: { app: 'agent', tier: 'node' } }],
])('%s controls the metadata of the pod', (_prop, props, metadata) => {
  expect(podWith(props)).toEqual({ metadata, spec: bareSpec });
});

test('the reason of each powerful account is on the pod, for whoever reviews it', () => {
  const { metadata, spec } = podWith({
    account: WindowsAccount.localSystem({ reason: 'installs a driver' }),
    podAnnotations: { 'example.com/note': 'x' },
    initContainers: [HostProcessContainer.fromImage('setup:1', { name: 'setup', account: WindowsAccount.localGroup('Administrators', { reason: 'adds users' }) })],
    containers: [HostProcessContainer.fromImage('agent:1', { account: WindowsAccount.networkService() })],
  });
  expect(metadata.annotations).toEqual({
    'example.com/note': 'x', 'cdk8s-hostprocess/account-reason': 'installs a driver', 'account-reason.cdk8s-hostprocess/setup': 'adds users',
  });
  expect([...spec.initContainers, ...spec.containers].map(({ securityContext }: any) => securityContext.windowsOptions)).toEqual([
    { runAsUserName: 'Administrators' }, { runAsUserName: 'NT AUTHORITY\\NetworkService' },
  ]);
});

test('volumes join the pod with their first mount, each once', () => {
  const shared = HostProcessVolume.fromEmptyDir('shared');
  const { spec } = podWith({
    initContainers: [HostProcessContainer.fromImage('setup:1', { name: 'setup', mounts: [HostProcessVolume.fromEmptyDir('own').mount(), shared.mount()] })],
    containers: [HostProcessContainer.fromImage('agent:1', { mounts: [shared.mount({ readOnly: true }), HostProcessVolume.fromEmptyDir('shared').mount({ mountPath: '/b' })] })],
  });
  expect(spec.volumes).toEqual([{ name: 'own', emptyDir: {} }, { name: 'shared', emptyDir: {} }]);
});

test.each<[string, Partial<HostProcessWorkloadProps>, string]>([
  ['two containers of one name', { initContainers: [HostProcessContainer.fromImage('a:1')] }, 'two containers of workload "chart/agent" are called "main". Give each container a different name: { name: \'...\' }.'],
  ['a sidecar among the main containers', { containers: [HostProcessContainer.fromImage('a:1', { sidecar: true })] }, 'container "main" is a sidecar, which must be an init container. Move it to initContainers'],
  [
    'an init container with a probe', { initContainers: [HostProcessContainer.fromImage('a:1', { name: 'init', startupProbe: HostProcessProbe.exec(['a']) })] },
    'init container "init" has probes or hooks, which only a sidecar can have. Remove them, or set sidecar: true',
  ],
  [
    'an init container with a hook', { initContainers: [HostProcessContainer.fromImage('a:1', { name: 'init', preStop: HostProcessHandler.exec(['a']) })] },
    'init container "init" has probes or hooks, which only a sidecar can have.',
  ],
  [
    'two volumes of one name', {
      containers: [HostProcessContainer.fromImage('a:1', {
        mounts: [HostProcessVolume.fromEmptyDir('x').mount(), HostProcessVolume.fromHostDirectory('C:/data', { name: 'x' }).mount({ mountPath: 'C:/y' })],
      })],
    }, 'two different volumes of workload "chart/agent" are called "x". Give one of them a different name',
  ],
  ['a container as literal', { containers: [{ name: 'main', image: 'a:1' } as any] }, 'workload "chart/agent": a container must be a HostProcessContainer, got an object. Use HostProcessContainer.fromImage'],
])('fails for %s, where it is written', (_what, props, text) => {
  expect(() => new HostProcessDaemonSet(newChart(), 'agent', { ...minimal(), ...props })).toThrow(text);
});

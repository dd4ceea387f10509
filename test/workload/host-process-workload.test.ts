import { Chart, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { kinds, minimal, newChart, podOf, synthesized } from './workloads';
import {
  Containerd, EnvironmentSource, EnvironmentVariable, HostProcessContainer, HostProcessDaemonSet, HostProcessPort, HostProcessServiceOptions,
  HostProcessVolume, WindowsAccount, WindowsNodes,
} from '../../src';

const serving = (name = 'main', ...ports: HostProcessPort[]) => HostProcessContainer.fromImage('agent:1', { name, ports });

test('a workload tells what it is made of', () => {
  const init = HostProcessContainer.fromImage('setup:1', { name: 'setup' });
  const props = { ...minimal(), initContainers: [init], nodes: WindowsNodes.named('a'), containerd: Containerd.V2 };
  const workload = new HostProcessDaemonSet(newChart('chart', 'ops'), 'agent', { ...props, metadata: { name: 'agent' } });
  expect([workload.account, workload.containers, workload.initContainers, workload.nodes, workload.containerd, workload.configMaps]).toEqual([
    props.account, props.containers, [init], props.nodes, Containerd.V2, [],
  ]);
  expect([workload.name, workload.metadata.namespace, workload.kind]).toEqual(['agent', 'ops', 'DaemonSet']);
});

test('containers can be added, in order, with all that they need', () => {
  const chart = newChart();
  const workload = new HostProcessDaemonSet(chart, 'agent', minimal());
  workload.addContainer(HostProcessContainer.fromImage('b:1', { name: 'b', mounts: [HostProcessVolume.fromEmptyDir('scratch').mount()] }));
  workload.addInitContainer(HostProcessContainer.fromImage('c:1', { name: 'c', account: WindowsAccount.localSystem({ reason: 'because' }) }));
  const { metadata, spec } = podOf(synthesized(chart, 'DaemonSet'));
  expect(spec.containers.map(({ name }: any) => name)).toEqual(['main', 'b']);
  expect(spec.initContainers.map(({ name }: any) => name)).toEqual(['c']);
  expect(spec.volumes).toEqual([{ name: 'scratch', emptyDir: {} }]);
  expect(metadata.annotations).toEqual({ 'account-reason.cdk8s-hostprocess/c': 'because' });
  expect(() => workload.addContainer(HostProcessContainer.fromImage('d:1'))).toThrow('two containers of workload "chart/agent" are called "main".');
  expect(() => workload.addInitContainer({} as any)).toThrow('a container must be a HostProcessContainer, got an object');
});

test('an existing workload is taken over by its name, namespace, labels and selector', () => {
  const chart = newChart('chart', 'other');
  new HostProcessDaemonSet(chart, 'agent', {
    ...minimal(), metadata: { name: 'exporter', namespace: 'monitoring', labels: { app: 'exporter' } }, selector: { app: 'exporter' },
  });
  const { metadata, spec } = synthesized(chart, 'DaemonSet');
  expect(metadata).toEqual({ name: 'exporter', namespace: 'monitoring', labels: { app: 'exporter' } });
  expect([spec.selector.matchLabels, spec.template.metadata.labels]).toEqual([{ app: 'exporter' }, { app: 'exporter' }]);
});

test('labels of the chart are on the object, not on its pods: those could not be changed later', () => {
  const labelled = new Chart(Testing.app(), 'chart', { labels: { owner: 'ops' } });
  new HostProcessDaemonSet(labelled, 'agent', { ...minimal(), selector: { app: 'a' } });
  const { metadata, spec } = synthesized(labelled, 'DaemonSet');
  expect([metadata.labels, spec.template.metadata.labels]).toEqual([{ owner: 'ops' }, { app: 'a' }]);
});

describe('a Service', () => {
  test('the YAML of a Service', () => {
    const chart = newChart('monitoring', 'monitoring');
    const workload = new HostProcessDaemonSet(chart, 'exporter', { ...minimal(), containers: [serving('main', HostProcessPort.tcp(9182, { name: 'metrics' }))] });
    workload.exposeViaService();
    expect(Yaml.stringify(synthesized(chart, 'Service'))).toMatchSnapshot();
  });

  const specOf = (options: HostProcessServiceOptions, ...containers: HostProcessContainer[]) => {
    const chart = newChart();
    new HostProcessDaemonSet(chart, 'agent', {
      ...minimal(), containers, initContainers: [HostProcessContainer.fromImage('proxy:1', { name: 'proxy', sidecar: true, ports: [HostProcessPort.udp(53, { name: 'dns' })] })],
    }).exposeViaService(options);
    const { metadata, spec } = synthesized(chart, 'Service');
    return { metadata, ...spec };
  };

  test('has the ports of all containers that serve, native sidecars among them', () => {
    expect(specOf({}, serving('main', HostProcessPort.tcp(80, { name: 'web' })), serving('b', HostProcessPort.tcp(81, { name: 'admin' }))).ports).toEqual([
      { name: 'web', port: 80, protocol: 'TCP' }, { name: 'admin', port: 81, protocol: 'TCP' }, { name: 'dns', port: 53, protocol: 'UDP' },
    ]);
  });

  test('is headless, unless a cluster IP is asked for', () => {
    expect(specOf({}, serving()).clusterIP).toBe('None');
    expect(specOf({ clusterIP: '10.0.0.10' }, serving()).clusterIP).toBe('10.0.0.10');
  });

  test('has the options that were given', () => {
    expect(specOf({ ports: [{ port: 8080, targetPort: 80 }], publishNotReadyAddresses: true, metadata: { name: 'agent', labels: { a: 'b' } } }, serving())).toMatchObject({
      metadata: { name: 'agent', labels: { a: 'b' } }, ports: [{ port: 8080, targetPort: 80 }], publishNotReadyAddresses: true,
    });
  });

  test('lies in the namespace of the workload, and a second one has an id of its own', () => {
    const chart = newChart();
    const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), metadata: { namespace: 'ops' }, containers: [serving('main', HostProcessPort.tcp(80))] });
    expect([workload.exposeViaService(), workload.exposeViaService({ id: 'second' })].map(({ node, metadata }) => [node.path, metadata.namespace])).toEqual([
      ['chart/agent/Service', 'ops'], ['chart/agent/second', 'ops'],
    ]);
  });

  test.each<[string, HostProcessServiceOptions, HostProcessContainer[], string]>([
    ['ports without names', {}, [serving('main', HostProcessPort.tcp(80))], 'workload "chart/agent" exposes several ports, and not all of them have a name. Give each port a name: HostProcessPort.tcp'],
    ['two ports of one name', {}, [serving('main', HostProcessPort.tcp(80, { name: 'web' })), serving('b', HostProcessPort.tcp(81, { name: 'web' }))], 'workload "chart/agent" has two ports called "web", which a Service cannot have. Pass the ports of the Service to exposeViaService.'],
    ['no ports', { ports: [] }, [serving()], 'no container of workload "chart/agent" declares a port. Declare a port, or pass ports to exposeViaService.'],
    ['an unknown option', { type: 'NodePort' } as any, [serving()], 'exposeViaService has no property "type".'],
  ])('fails for %s', (_what, options, containers, text) => {
    expect(() => specOf(options, ...containers)).toThrow(text);
  });
});

describe('beside cdk8s-plus', () => {
  test.each(Object.keys(kinds))('a Service of cdk8s-plus finds the pods of a %s', (kind) => {
    const chart = newChart();
    const workload = kinds[kind](chart, 'agent', minimal());
    new kplus.Service(chart, 'service', { selector: workload, ports: [{ port: 80 }] });
    const { labels } = podOf(synthesized(chart, kind)).metadata;
    const { selector } = synthesized(chart, 'Service').spec;
    expect(Object.keys(selector)).toHaveLength(1);
    expect(labels).toMatchObject(selector);
  });

  test('a selector knows the namespace of the workload', () => {
    const namespaces = (namespace?: string) => new HostProcessDaemonSet(newChart('chart', namespace), 'agent', minimal()).toPodSelectorConfig().namespaces;
    expect([namespaces('ops'), namespaces()]).toEqual([{ names: ['ops'] }, undefined]);
  });

  test('a Role is bound to the service account of the pods', () => {
    const chart = newChart('chart', 'ops');
    const serviceAccount = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'reader' } });
    const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), serviceAccount, automountServiceAccountToken: true });
    const role = new kplus.Role(chart, 'role', { rules: [{ verbs: ['get'], resources: [kplus.ApiResource.PODS] }] });
    role.bind(workload);
    expect(synthesized(chart, 'RoleBinding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'reader', apiGroup: '', namespace: 'ops' }]);
  });

  test('a ClusterRole is bound in the namespace of the workload, which the API server wants to know', () => {
    const chart = newChart();
    const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), metadata: { namespace: 'ops' } });
    const role = new kplus.ClusterRole(chart, 'role', { rules: [{ verbs: ['get'], endpoints: [kplus.ApiResource.NODES] }] });
    role.bind(workload);
    expect(synthesized(chart, 'ClusterRoleBinding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'default', apiGroup: '', namespace: 'ops' }]);
  });

  test('without a namespace a RoleBinding means its own: no other account gets the rights, wherever it is applied', () => {
    const chart = newChart();
    const workload = new HostProcessDaemonSet(chart, 'agent', minimal());
    new kplus.ConfigMap(chart, 'map', { data: { a: 'b' } }).permissions.grantRead(workload);
    expect(synthesized(chart, 'RoleBinding').subjects).toEqual([{ kind: 'ServiceAccount', name: 'default', apiGroup: '' }]);
  });

  test('others get permissions on the workload', () => {
    const chart = newChart('chart', 'ops');
    const workload = new HostProcessDaemonSet(chart, 'agent', { ...minimal(), metadata: { name: 'agent' } });
    workload.permissions.grantRead(kplus.User.fromName(chart, 'user', 'alice'));
    expect(synthesized(chart, 'Role').rules).toEqual([{ apiGroups: ['apps'], resources: ['daemonsets'], resourceNames: ['agent'], verbs: ['get', 'list', 'watch'] }]);
    expect(synthesized(chart, 'RoleBinding').subjects).toEqual([{ kind: 'User', name: 'alice', apiGroup: 'rbac.authorization.k8s.io' }]);
  });

  test('its ConfigMaps, Secrets and service accounts are taken by the names that they have in the cluster', () => {
    const chart = newChart('chart', 'ops');
    const config = new kplus.ConfigMap(chart, 'config', { data: { 'a.yaml': 'x' } });
    const secret = new kplus.Secret(chart, 'secret', { stringData: { token: 'x' } });
    const pull = new kplus.DockerConfigSecret(chart, 'pull', { data: {} });
    const serviceAccount = new kplus.ServiceAccount(chart, 'account');
    new HostProcessDaemonSet(chart, 'agent', {
      account: WindowsAccount.localService(), serviceAccount, automountServiceAccountToken: true, imagePullSecrets: [pull],
      containers: [HostProcessContainer.fromImage('agent:1', {
        mounts: [HostProcessVolume.fromConfigMap(config).mount(), HostProcessVolume.fromSecret(secret, { name: 'token' }).mount()],
        envFrom: [EnvironmentSource.fromConfigMap(config)],
        env: [EnvironmentVariable.fromSecret('TOKEN', secret, 'token'), EnvironmentVariable.fromEnvValue('B', secret.envValue('token'))],
      })],
    });
    const { spec } = podOf(synthesized(chart, 'DaemonSet'));
    expect(spec.volumes).toEqual([{ name: config.name, configMap: { name: config.name } }, { name: 'token', secret: { secretName: secret.name } }]);
    expect(spec.containers[0].envFrom).toEqual([{ configMapRef: { name: config.name } }]);
    expect(spec.containers[0].env.map(({ valueFrom }: any) => valueFrom.secretKeyRef)).toEqual([{ name: secret.name, key: 'token' }, { name: secret.name, key: 'token' }]);
    expect([spec.serviceAccountName, spec.imagePullSecrets]).toEqual([serviceAccount.name, [{ name: pull.name }]]);
  });
});

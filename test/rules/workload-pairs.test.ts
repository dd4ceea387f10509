import { goodPod, Json, podHolders } from './manifests';
import { Finding, Rules } from '../../src';

interface WorkloadOptions {
  readonly name?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly labels?: Json;
  readonly change?: (spec: Json) => void;
}

function workload({ name = 'agent', kind = 'DaemonSet', namespace = 'monitoring', labels, change = () => undefined }: WorkloadOptions = {}): Json {
  const pod = goodPod();
  Object.assign(pod.metadata, { name, namespace, labels });
  change(pod.spec);
  return podHolders.find((holder) => holder.kind === kind)!.hold(pod);
}

function found(...documents: Json[]): string[] {
  return Rules.check(documents).map(({ rule, severity, document, pointer }: Finding) => `${rule} ${severity} ${document}${pointer}`);
}

describe('HPC110: one port, several workloads', () => {
  const listening = (options: WorkloadOptions = {}, port: Json = { containerPort: 9400 }) => workload({
    ...options,
    change: (spec) => {
      spec.containers[0].ports = [port];
      options.change?.(spec);
    },
  });
  const onBuild = (build: string) => (spec: Json) => { spec.nodeSelector['node.kubernetes.io/windows-build'] = build; };
  const required = (...expressions: Json[]) => (spec: Json) => {
    const nodeSelectorTerms = expressions.map((expression) => ({ matchExpressions: [expression] }));
    spec.affinity = { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } };
  };
  const PORT = '/spec/template/spec/containers/0/ports/0/containerPort';
  const second = [`HPC110 warning 1${PORT}`];

  test.each<[what: string, first: Json, second: Json, expected: string[]]>([
    ['two DaemonSets on the same nodes', listening(), listening({ name: 'other' }), second],
    ['one on some nodes of the other', listening({ change: onBuild('10.0.20348') }), listening({ name: 'other' }), second],
    ['a Deployment that has only nodes of the DaemonSet', listening(), listening({ name: 'other', kind: 'Deployment', change: onBuild('10.0.20348') }), second],
    [
      'a Pod before the DaemonSet', listening({ name: 'other', kind: 'Pod' }), listening(), second,
    ],
    ['a Deployment that has other nodes, too', listening({ change: onBuild('10.0.20348') }), listening({ name: 'other', kind: 'Deployment' }), []],
    ['two Deployments', listening({ kind: 'Deployment' }), listening({ name: 'other', kind: 'Deployment' }), []],
    ['other nodes by a selector', listening({ change: onBuild('10.0.20348') }), listening({ name: 'other', change: onBuild('10.0.26100') }), []],
    [
      'other nodes by affinity', listening({ change: required({ key: 'pool', operator: 'In', values: ['a', 'b'] }) }),
      listening({ name: 'other', change: required({ key: 'pool', operator: 'NotIn', values: ['a', 'b', 'c'] }) }), [],
    ],
    [
      'nodes with a label and nodes without it', listening({ change: required({ key: 'pool', operator: 'Exists' }) }),
      listening({ name: 'other', change: required({ key: 'pool', operator: 'DoesNotExist' }) }), [],
    ],
    [
      'one alternative in common', listening({ change: required({ key: 'pool', operator: 'In', values: ['a'] }, { key: 'pool', operator: 'In', values: ['b'] }) }),
      listening({ name: 'other', change: required({ key: 'pool', operator: 'In', values: ['b', 'c'] }) }), second,
    ],
    ['another port', listening(), listening({ name: 'other' }, { containerPort: 9401 }), []],
    ['another protocol', listening(), listening({ name: 'other' }, { containerPort: 9400, protocol: 'UDP' }), []],
    ['other addresses', listening({}, { containerPort: 9400, hostIP: '10.0.0.1' }), listening({ name: 'other' }, { containerPort: 9400, hostIP: '10.0.0.2' }), []],
    ['the same object for another cluster', listening(), listening({ namespace: 'elsewhere' }), []],
  ])('%s', (_what, first, other, expected) => {
    expect(found(first, other)).toEqual(expected);
  });

  test('names the other workload and its container', () => {
    const [{ message }] = Rules.check([listening(), listening({ name: 'other' })]);
    expect(message).toBe('container "main" claims port TCP/9400, which container "main" of DaemonSet monitoring/agent also claims');
  });
});

describe('HPC112: a NetworkPolicy for HostProcess pods', () => {
  const policy = (podSelector: Json, namespace = 'monitoring') => (
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'p', namespace }, spec: { podSelector } }
  );
  const agents = workload({ labels: { app: 'agent' } });
  const linux = { kind: 'Pod', metadata: { name: 'web', namespace: 'monitoring', labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }] } };
  const atPolicy = ['HPC112 warning 1/spec/podSelector'];

  test.each<[what: string, documents: Json[], expected: string[]]>([
    ['by labels', [agents, policy({ matchLabels: { app: 'agent' } })], atPolicy],
    ['by expressions', [agents, policy({ matchExpressions: [{ key: 'app', operator: 'In', values: ['agent', 'other'] }, { key: 'tier', operator: 'DoesNotExist' }] })], atPolicy],
    ['by expressions that exclude them', [agents, policy({ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['agent'] }] })], []],
    ['together with other pods', [agents, policy({ matchExpressions: [{ key: 'app', operator: 'Exists' }] }), linux], atPolicy],
    ['as all pods of the namespace', [agents, policy({})], atPolicy],
    ['as some of all pods of the namespace', [agents, policy({}), linux], []],
    ['by other labels', [agents, policy({ matchLabels: { app: 'web' } }), linux], []],
    ['in another namespace', [agents, policy({ matchLabels: { app: 'agent' } }, 'elsewhere')], []],
  ])('%s', (_what, documents, expected) => {
    expect(found(...documents)).toEqual(expected);
  });
});

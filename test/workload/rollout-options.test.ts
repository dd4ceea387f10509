import { Chart, Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { minimal } from './workloads';
import {
  Containerd, DaemonSetRolloutOptions, DaemonSetUpdateStrategy, HostProcessDaemonSet, LocalGroup, LocalGroupBootstrap, WindowsAccount,
  WindowsNodeExporter, WindowsNodes, WindowsNodeSettings,
} from '../../src';

type Made = HostProcessDaemonSet | { readonly daemonSet: HostProcessDaemonSet };

const group = LocalGroup.define('readers');
const constructs: [string, (scope: Construct, rollout: DaemonSetRolloutOptions) => Made][] = [
  ['HostProcessDaemonSet', (scope, rollout) => new HostProcessDaemonSet(scope, 'it', { ...minimal(), ...rollout })],
  ['WindowsNodeSettings', (scope, rollout) => new WindowsNodeSettings(scope, 'it', { settings: [group], ...rollout })],
  ['LocalGroupBootstrap', (scope, rollout) => new LocalGroupBootstrap(scope, 'it', { groups: [group], ...rollout })],
  ['WindowsNodeExporter', (scope, rollout) => new WindowsNodeExporter(scope, 'it', { account: WindowsAccount.localSystem({ reason: 'metrics' }), ...rollout })],
];

test.each(constructs)('%s hands every option of its rollout on to the DaemonSet', (_, make) => {
  const chart = new Chart(Testing.app(), 'chart');
  const made = make(chart, {
    nodes: WindowsNodes.all().withLabel('pool', 'a'),
    containerd: Containerd.V2,
    metadata: { name: 'taken-over', namespace: 'node-admin', labels: { team: 'nodes' } },
    selector: { app: 'agent' },
    podLabels: { tier: 'node' },
    podAnnotations: { 'example.com/owner': 'nodes', 'kubectl.kubernetes.io/default-container': 'mine' },
    updateStrategy: DaemonSetUpdateStrategy.onDelete(),
    priorityClassName: 'system-node-critical',
    imagePullSecrets: [Secret.fromSecretName(chart, 'pull', 'registry')],
  });
  expect((made instanceof HostProcessDaemonSet ? made : made.daemonSet).containerd).toBe(Containerd.V2);
  const { metadata, spec } = Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet');
  expect(metadata).toEqual({ name: 'taken-over', namespace: 'node-admin', labels: { team: 'nodes' } });
  expect(spec).toMatchObject({ selector: { matchLabels: { app: 'agent' } }, updateStrategy: { type: 'OnDelete' } });
  expect(spec.template.metadata).toMatchObject({
    labels: { app: 'agent', tier: 'node' },
    annotations: { 'example.com/owner': 'nodes', 'kubectl.kubernetes.io/default-container': 'mine' },
  });
  expect(spec.template.spec).toMatchObject({ nodeSelector: { pool: 'a' }, priorityClassName: 'system-node-critical', imagePullSecrets: [{ name: 'registry' }] });
});

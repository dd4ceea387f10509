import { Testing } from 'cdk8s';
import { kinds, minimal, newChart } from './workloads';
import {
  HostProcessContainer, HostProcessDaemonSet, HostProcessNamespace, HostProcessPort, NodeScript, NodeScriptData, ScriptRun,
} from '../../src';

// Ids decide names in the cluster, and names decide what an upgrade of the library replaces: a change here is a break.

test('generated names and labels', () => {
  const chart = newChart('monitoring');
  Object.entries(kinds).forEach(([kind, make]) => make(chart, kind.toLowerCase(), minimal()));
  new HostProcessNamespace(chart, 'namespace');
  expect(Testing.synth(chart).map(({ kind, metadata, spec }) => [kind, metadata.name, spec?.selector?.matchLabels])).toMatchInlineSnapshot(`
[
  [
    "DaemonSet",
    "monitoring-daemonset-c8957bdf",
    {
      "cdk8s.io/metadata.addr": "monitoring-daemonset-c85214c0",
    },
  ],
  [
    "Deployment",
    "monitoring-deployment-c8ffa226",
    {
      "cdk8s.io/metadata.addr": "monitoring-deployment-c883317d",
    },
  ],
  [
    "Job",
    "monitoring-job-c83a423b",
    undefined,
  ],
  [
    "CronJob",
    "monitoring-cronjob-c85bdd8b",
    undefined,
  ],
  [
    "Pod",
    "monitoring-pod-c80acf85",
    undefined,
  ],
  [
    "Namespace",
    "monitoring-namespace-c8c908a7",
    undefined,
  ],
]
`);
});

test('ids of the children of a workload', () => {
  const chart = newChart();
  const script = NodeScript.fromInline('exit 0', { data: [NodeScriptData.fromText('a', '1')] });
  const workload = new HostProcessDaemonSet(chart, 'agent', {
    ...minimal(),
    containers: [
      HostProcessContainer.fromScript(script, { run: ScriptRun.forever(), ports: [HostProcessPort.tcp(9182)] }),
      HostProcessContainer.fromScript(script, { run: ScriptRun.forever(), name: 'second' }),
    ],
  });
  workload.exposeViaService();
  expect(workload.node.children.map(({ node }) => node.id).sort()).toEqual(['Resource', 'Service', 'data-main', 'data-second', 'script-main', 'script-second']);
  expect(workload.node.defaultChild).toBe(workload.node.findChild('Resource'));
});

test('the selector is the label of cdk8s-plus, with the value that it would have', () => {
  const workload = new HostProcessDaemonSet(newChart('monitoring'), 'agent', minimal());
  expect(workload.selectorLabels).toEqual({ 'cdk8s.io/metadata.addr': 'monitoring-agent-c874cfa5' });
});

test('what kubectl and role bindings call each kind', () => {
  const chart = newChart();
  expect(Object.entries(kinds).map(([kind, make]) => {
    const { apiVersion, apiGroup, resourceType, kind: made } = make(chart, kind, minimal());
    return [made, apiVersion, apiGroup, resourceType];
  })).toEqual([
    ['DaemonSet', 'apps/v1', 'apps', 'daemonsets'], ['Deployment', 'apps/v1', 'apps', 'deployments'], ['Job', 'batch/v1', 'batch', 'jobs'],
    ['CronJob', 'batch/v1', 'batch', 'cronjobs'], ['Pod', 'v1', 'core', 'pods'],
  ]);
});

import { Duration } from 'cdk8s';
import { completed, goodPod, Json } from './manifests';
import {
  Containerd, DaemonSetUpdateStrategy, HostProcessContainer, HostProcessDaemonSet, LocalGroup, PodCount, Rules, WindowsAccount,
  WindowsNodeSettingsProps,
} from '../../src';
import { chartWithNamespace, settingsOn } from '../settings/settings';

function workload(kind: string, spec: Json, change: (pod: Json) => void): Json {
  const pod = goodPod();
  change(pod.spec);
  return kind === 'Pod' ? { ...pod, spec: { ...pod.spec, ...spec } } : { kind, metadata: { name: 'agent' }, spec: { ...spec, template: { spec: pod.spec } } };
}

function findings(document: Json): (readonly string[])[] {
  return Rules.check([completed(document)], { containerd: Containerd.V1_7 }).map(({ rule, severity, pointer }) => [rule, severity, pointer]);
}

describe('HPC032: ports belong to the node', () => {
  const noSurge = { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0 } } };
  const ports = (pod: Json) => { pod.containers[0].ports = [{ containerPort: 9182 }]; };
  const sidecarPorts = (pod: Json) => { pod.initContainers = [{ name: 'sidecar', restartPolicy: 'Always', ports: [{ containerPort: 9182 }] }]; };
  const initPorts = (pod: Json) => { pod.initContainers = [{ name: 'prepare', ports: [{ containerPort: 9182 }] }]; };
  const warning = (pointer: string) => [['HPC032', 'warning', pointer]];

  test.each<[what: string, kind: string, spec: Json, change: (pod: Json) => void, expected: string[][]]>([
    ['several replicas', 'Deployment', { replicas: 2, ...noSurge }, ports, warning('/spec/replicas')],
    ['several replicas, the port of a sidecar', 'Deployment', { replicas: 2, ...noSurge }, sidecarPorts, warning('/spec/replicas')],
    ['several replicas, the port of an init container that ends', 'Deployment', { replicas: 2, ...noSurge }, initPorts, []],
    ['several replicas without ports', 'Deployment', { replicas: 2 }, () => undefined, []],
    ['several replicas', 'StatefulSet', { replicas: 3 }, ports, warning('/spec/replicas')],
    ['one replica', 'Deployment', { replicas: 1, ...noSurge }, ports, []],
    ['the default surge', 'Deployment', {}, ports, warning('/spec')],
    ['the default surge of a stated strategy', 'Deployment', { strategy: { type: 'RollingUpdate' } }, ports, warning('/spec/strategy')],
    ['a surge of 10%', 'Deployment', { strategy: { rollingUpdate: { maxSurge: '10%' } } }, ports, warning('/spec/strategy/rollingUpdate/maxSurge')],
    ['a surge of 0%', 'Deployment', { strategy: { rollingUpdate: { maxSurge: '0%' } } }, ports, []],
    ['pods that end first', 'Deployment', { strategy: { type: 'Recreate' } }, ports, []],
    ['no surge by default', 'DaemonSet', {}, ports, []],
    ['a surge', 'DaemonSet', { updateStrategy: { rollingUpdate: { maxSurge: 1 } } }, ports, warning('/spec/updateStrategy/rollingUpdate/maxSurge')],
    ['a pod of its own', 'Pod', {}, ports, []],
    ['a Job', 'Job', {}, ports, []],
  ])('%s, in a %s', (_what, kind, spec, change, expected) => {
    expect(findings(workload(kind, spec, change))).toEqual(expected);
  });
});

describe('HPC092: a script that ends', () => {
  const once = (place: string, more: Json = {}) => (pod: Json) => {
    pod[place] = [{ name: 'script', image: 'agent:1', command: ['powershell.exe'], env: [{ name: 'HOSTPROCESS_RUN', value: 'once' }], ...more }];
  };
  const idle = (pod: Json) => { pod.containers[0].env = [{ name: 'HOSTPROCESS_RUN', value: 'onceThenIdle' }]; };
  const error = (pointer: string) => [['HPC092', 'error', pointer]];
  const IN_TEMPLATE = '/spec/template/spec/containers/0/env/0/value';

  test.each<[what: string, kind: string, spec: Json, change: (pod: Json) => void, expected: string[][]]>([
    ['once', 'DaemonSet', {}, once('containers'), error(IN_TEMPLATE)],
    ['once', 'Deployment', { strategy: { type: 'Recreate' } }, once('containers'), error(IN_TEMPLATE)],
    ['once', 'Pod', {}, once('containers'), error('/spec/containers/0/env/0/value')],
    ['once, always restarted', 'Pod', { restartPolicy: 'Always' }, once('containers'), error('/spec/containers/0/env/0/value')],
    ['once, never restarted', 'Pod', { restartPolicy: 'Never' }, once('containers'), []],
    ['once', 'Job', {}, once('containers'), []],
    ['once, before the main containers', 'DaemonSet', {}, once('initContainers'), []],
    ['once, beside the main containers', 'Job', {}, once('initContainers', { restartPolicy: 'Always' }), error('/spec/template/spec/initContainers/0/env/0/value')],
    ['once, then idle', 'DaemonSet', {}, idle, []],
  ])('%s, in a %s', (_what, kind, spec, change, expected) => {
    expect(findings(workload(kind, spec, change))).toEqual(expected);
  });

  test('says which runs of a script would do', () => {
    const [finding] = Rules.check([completed(workload('DaemonSet', {}, once('containers')))], { containerd: Containerd.V1_7 });
    expect(finding.text).toMatch(/^\[HPC092\] container "script" runs its script once, but a DaemonSet restarts it every time\. .*ScriptRun\.onceThenIdle\(\), every\(\) or forever\(\)/);
  });
});

describe('HPC096: the rollout of the node agent', () => {
  const agent = { name: 'agent', image: 'agent:1', command: ['powershell.exe'], env: [{ name: 'HOSTPROCESS_AGENT_SHA256', value: 'a'.repeat(64) }] };
  const again = (pod: Json) => { pod.containers[0] = agent; };
  const once = (pod: Json) => { Object.assign(pod, { initContainers: [agent], containers: [{ name: 'idle', image: 'agent:1', command: ['powershell.exe'] }] }); };
  const before = (pod: Json) => { pod.initContainers = [agent]; };
  const rolling = (rollingUpdate: Json) => ({ updateStrategy: { type: 'RollingUpdate', rollingUpdate } });
  const warning = (pointer: string) => [['HPC096', 'warning', pointer]];
  const WRITTEN = '/spec/updateStrategy/rollingUpdate/maxUnavailable';

  test.each<[what: string, kind: string, spec: Json, change: (pod: Json) => void, expected: string[][]]>([
    ['one pod', 'DaemonSet', rolling({ maxUnavailable: 1 }), again, warning(WRITTEN)],
    ['one pod, once per pod', 'DaemonSet', rolling({ maxUnavailable: 1 }), once, warning(WRITTEN)],
    ['the default', 'DaemonSet', {}, again, warning('/spec')],
    ['the default of an empty strategy', 'DaemonSet', { updateStrategy: {} }, again, warning('/spec/updateStrategy')],
    ['the default of a stated strategy', 'DaemonSet', { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: null } } }, again, warning(WRITTEN)],
    ['a percentage', 'DaemonSet', rolling({ maxUnavailable: '10%' }), again, []],
    ['two pods', 'DaemonSet', rolling({ maxUnavailable: 2 }), once, []],
    ['pods that start first', 'DaemonSet', rolling({ maxUnavailable: 0, maxSurge: 1 }), again, []],
    ['pods that someone deletes', 'DaemonSet', { updateStrategy: { type: 'OnDelete' } }, again, []],
    ['the agent before another program', 'DaemonSet', {}, before, []],
    ['another program', 'DaemonSet', {}, () => undefined, []],
    ['one pod', 'Pod', {}, again, []],
  ])('%s, in a %s', (_what, kind, spec, change, expected) => {
    expect(findings(workload(kind, spec, change))).toEqual(expected);
  });

  test.each<[string, Partial<WindowsNodeSettingsProps>]>([['once per pod', {}], ['again and again', { every: Duration.hours(1) }]])('finds it in what the constructs make, %s', (_what, props) => {
    const chart = chartWithNamespace();
    const one = DaemonSetUpdateStrategy.rollingUpdate(PodCount.pods(1));
    expect(settingsOn(chart, 'one', { ...props, updateStrategy: one }).daemonSet.findings.map(({ rule }) => rule)).toEqual(['HPC096']);
    expect(settingsOn(chart, 'tenth', props).daemonSet.findings).toEqual([]);
  });

  test('leaves a workload alone whose init container is the agent', () => {
    const agents = new HostProcessDaemonSet(chartWithNamespace(), 'agents', {
      account: WindowsAccount.localService(), containers: [HostProcessContainer.fromImage('registry.example.com/agent:1.2.3', { command: ['agent.exe'] })],
    });
    LocalGroup.define('readers').prepareIn(agents);
    expect(agents.findings).toEqual([]);
  });

  test('says that the default is one pod', () => {
    const [finding] = Rules.check([completed(workload('DaemonSet', {}, again))], { containerd: Containerd.V1_7 });
    expect(finding.text).toMatch(/^\[HPC096\] an update of the node agent continues only while every other pod is available \(maxUnavailable 1, which is the default\)\. .*Set maxUnavailable to 10%/u);
  });
});

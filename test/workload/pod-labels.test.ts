import { Chart, Testing } from 'cdk8s';
import { kinds, minimal, newChart, podOf } from './workloads';
import { HostProcessRolloutOptions, LocalGroup, WindowsAccount, WindowsNodeExporter, WindowsNodeSettings } from '../../src';

const NAME = 'app.kubernetes.io/name';

function labelsOf(kind: string, props: HostProcessRolloutOptions): any {
  const chart = newChart('monitoring');
  kinds[kind](chart, 'agent', { ...minimal(), ...props });
  return podOf(Testing.synth(chart)[0]).metadata.labels;
}

const controllers = Object.keys(kinds).filter((kind) => kind !== 'Pod');

test.each(controllers)('the pods of a %s carry its name', (kind) => {
  expect(labelsOf(kind, { metadata: { name: 'log.agent' } })[NAME]).toBe('log.agent');
  expect(labelsOf(kind, {})[NAME]).toMatch(/^monitoring-agent-c8[0-9a-f]{6}$/);
});

test('a long name is cut to what a label takes', () => {
  expect(labelsOf('DaemonSet', { metadata: { name: 'a'.repeat(63) } })[NAME]).toBe('a'.repeat(63));
  expect(labelsOf('DaemonSet', { metadata: { name: `${'a'.repeat(62)}.b` } })[NAME]).toMatch(/^a{54}-[0-9a-f]{8}$/);
});

test.each(controllers)('a label that the user gives a %s wins', (kind) => {
  expect(labelsOf(kind, { podLabels: { [NAME]: 'mine' } })[NAME]).toBe('mine');
});

test.each(controllers)('a %s that is taken over by its selector keeps exactly the labels it is given', (kind) => {
  expect(labelsOf(kind, { selector: { app: 'agent' }, podLabels: { tier: 'node' } })).toEqual({ app: 'agent', tier: 'node' });
});

test('a pod that stands alone has a name of its own, and labels that it is given', () => {
  expect(Object.keys(labelsOf('Pod', {}))).toEqual(['cdk8s.io/metadata.addr']);
});

test('the selector is what it was', () => {
  const chart = newChart('monitoring');
  kinds.DaemonSet(chart, 'agent', minimal());
  expect(Object.keys(Testing.synth(chart)[0].spec.selector.matchLabels)).toEqual(['cdk8s.io/metadata.addr']);
});

test('finished products have names of their own', () => {
  const pods = (rollout: HostProcessRolloutOptions) => {
    const chart = new Chart(Testing.app(), 'chart');
    new WindowsNodeExporter(chart, 'exporter', { account: WindowsAccount.localSystem({ reason: 'metrics' }), ...rollout });
    new WindowsNodeSettings(chart, 'settings', { settings: [LocalGroup.define('readers')], ...rollout });
    return Testing.synth(chart).filter(({ kind }) => kind === 'DaemonSet').map((daemonSet) => podOf(daemonSet).metadata.labels[NAME]);
  };
  expect(pods({})).toEqual(['windows-exporter', 'windows-node-settings']);
  expect(pods({ podLabels: { [NAME]: 'mine' } })).toEqual(['mine', 'mine']);
  expect(pods({ selector: { app: 'agent' } })).toEqual([undefined, undefined]);
});

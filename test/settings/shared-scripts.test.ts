import { App, Chart, Testing } from 'cdk8s';
import { settingsOn } from './settings';
import { FirewallRule, HostProcessDaemonSet, LocalGroup, LocalGroupGrant, NodeSetting } from '../../src';
import { minimal } from '../workload/workloads';

const groups = (name: string) => [LocalGroup.define(name, { grants: [LocalGroupGrant.directory('C:/data')] })];
const rules = (name: string): NodeSetting[] => [FirewallRule.allowInbound(name, { port: 9400, remoteAddresses: ['10.0.0.0/8'] })];

function chartIn(app: App, id: string, ...made: [id: string, settings: NodeSetting[], namespace?: string][]): Chart {
  const chart = new Chart(app, id, { namespace: 'node-admin' });
  made.forEach(([name, settings, namespace]) => settingsOn(chart, name, { settings, metadata: { name, namespace } }));
  return chart;
}

/** The ConfigMaps with scripts of the agent, and for each DaemonSet those that it names. */
function scriptsIn(chart: Chart): { names: string[]; used: Record<string, string[]> } {
  const objects = Testing.synth(chart);
  const names = objects.filter(({ kind, data }) => kind === 'ConfigMap' && data['agent-run.ps1'] !== undefined).map(({ metadata }) => metadata.name);
  const daemonSets = objects.filter(({ kind }) => kind === 'DaemonSet');
  return {
    names,
    used: Object.fromEntries(daemonSets.map(({ metadata, spec }) => [
      metadata.name, spec.template.spec.volumes.map(({ configMap }: any) => configMap.name).filter((name: string) => names.includes(name)),
    ])),
  };
}

test('settings of the same kinds share the scripts of the agent', () => {
  const { names, used } = scriptsIn(chartIn(Testing.app(), 'nodes', ['a', groups('a')], ['b', groups('b')]));
  expect(names).toEqual([expect.stringMatching(/^nodes-hostprocess-agent-c8[0-9a-f]{6}-[0-9a-f]{10}$/)]);
  expect(used).toEqual({ a: names, b: names });
});

test('an init container that prepares a group shares them too', () => {
  const chart = chartIn(Testing.app(), 'nodes', ['a', groups('a')]);
  groups('b')[0].prepareIn(new HostProcessDaemonSet(chart, 'b', { ...minimal(), metadata: { name: 'b' } }));
  const { names, used } = scriptsIn(chart);
  expect(used).toEqual({ a: names, b: names });
});

test('other kinds and other namespaces have ConfigMaps of their own', () => {
  const kinds = scriptsIn(chartIn(Testing.app(), 'nodes', ['a', groups('a')], ['b', rules('b')]));
  expect(kinds.used.a).not.toEqual(kinds.used.b);
  expect(kinds.names).toHaveLength(2);
  const chart = chartIn(Testing.app(), 'nodes', ['a', groups('a')], ['b', groups('b'), 'else']);
  const places = Testing.synth(chart).filter(({ kind, data }) => kind === 'ConfigMap' && data['agent-run.ps1'] !== undefined).map(({ metadata }) => metadata.namespace);
  expect(places).toEqual(['node-admin', 'else']);
});

test('each chart has everything that its pods need, under names that no other chart uses', () => {
  const app = Testing.app();
  const charts = ['one', 'two'].map((id) => chartIn(app, id, [id, groups(id)]));
  const [one, two] = charts.map(scriptsIn);
  expect([one.used, two.used]).toEqual([{ one: one.names }, { two: two.names }]);
  expect([...one.names, ...two.names]).toHaveLength(2);
  expect(new Set([...one.names, ...two.names]).size).toBe(2);
});

test('what comes first does not matter, and more settings rename nothing', () => {
  const objectsOf = (...ids: string[]) => Testing.synth(chartIn(Testing.app(), 'nodes', ...ids.map((id): [string, NodeSetting[]] => [id, groups(id)])));
  const byName = (objects: any[]) => [...objects].sort((one, other) => (one.kind + one.metadata.name < other.kind + other.metadata.name ? -1 : 1));
  const both = objectsOf('a', 'b');
  expect(byName(objectsOf('b', 'a'))).toEqual(byName(both));
  expect(both).toEqual(expect.arrayContaining(objectsOf('a')));
  expect(both).toEqual(expect.arrayContaining(objectsOf('b')));
});

test('the shared ConfigMaps come before everything that mounts them', () => {
  const objects = Testing.synth(chartIn(Testing.app(), 'nodes', ['a', groups('a')], ['b', groups('b')]));
  const position = new Map(objects.map(({ kind, metadata }, index) => [`${kind}/${metadata.name}`, index]));
  objects.forEach(({ kind, spec }, index) => (kind === 'DaemonSet' ? spec.template.spec.volumes : []).forEach(({ configMap }: any) => {
    expect(position.get(`ConfigMap/${configMap.name}`)).toBeLessThan(index);
  }));
  expect(objects.map(({ kind }) => kind)).toEqual(['ConfigMap', 'ConfigMap', 'ConfigMap', 'DaemonSet', 'ConfigMap', 'DaemonSet']);
});

test('two synths are equal', () => {
  const yaml = () => {
    const app = new App();
    chartIn(app, 'nodes', ['a', groups('a')], ['b', groups('b')]);
    return [app.synthYaml(), app.synthYaml()];
  };
  expect(new Set([...yaml(), ...yaml()]).size).toBe(1);
});

import { App, Chart, Testing } from 'cdk8s';
import { bootstrapOn, settingsOn } from './settings';
import {
  FirewallRule, HostProcessContainer, HostProcessDaemonSet, HostProcessDefaults, LocalGroup, LocalGroupGrant, NodeSetting, PathAccess,
  SettingsMode, WindowsNodes, WindowsServer,
} from '../../src';

const rule = (port: number) => FirewallRule.allowInbound('exporter', { port, remoteAddresses: ['10.0.0.0/8'] });
const reader = (access: PathAccess) => LocalGroup.define({ name: 'readers', grants: [LocalGroupGrant.directory('C:/data', access)] });

/** The errors of an app with one construct per entry. */
function errorsOf(...claims: { settings: NodeSetting[]; nodes?: WindowsNodes }[]): string {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'node-admin' });
  claims.forEach((props, index) => settingsOn(chart, `s${index}`, props));
  try {
    (chart.node.root as App).synthYaml();
    return '';
  } catch (error) {
    return String(error);
  }
}

test('two that want the same may both say so', () => {
  expect(errorsOf({ settings: [rule(1)] }, { settings: [rule(1)] })).toBe('');
});

test('two that want different things of one node fail, and both are named, and what differs', () => {
  expect(errorsOf({ settings: [rule(1)] }, { settings: [rule(2)] })).toContain(
    '"chart/s1" and "chart/s0" want different things of "firewallRule/exporter": localPorts (["2"] and ["1"]). Make them equal, leave one out, give them nodes that exclude each other, or name their clusters with HostProcessDefaults.',
  );
});

test('an audit may look for what nobody enforces yet, on the same nodes', () => {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'node-admin' });
  settingsOn(chart, 'now', { settings: [rule(1)] });
  settingsOn(chart, 'next', { settings: [rule(2)], mode: SettingsMode.AUDIT });
  expect(() => (chart.node.root as App).synthYaml()).not.toThrow();
});

test('nodes that exclude each other may differ', () => {
  const [old, current] = [WindowsServer.LTSC2019, WindowsServer.LTSC2022].map((release) => WindowsNodes.ofServer(release));
  expect(errorsOf({ settings: [rule(1)], nodes: old }, { settings: [rule(2)], nodes: current })).toBe('');
  expect(errorsOf({ settings: [rule(1)], nodes: old }, { settings: [rule(2)] })).toContain('want different things');
});

describe('an app with a chart for each cluster', () => {
  const errorsWith = (...clusters: (string | undefined)[]) => {
    const app = Testing.app();
    clusters.forEach((cluster, index) => {
      const chart = new Chart(app, `c${index}`, { namespace: 'node-admin' });
      settingsOn(chart, 'settings', { settings: [rule(index + 1)], metadata: { name: 'base' } });
      HostProcessDefaults.of(chart).configure({ cluster });
    });
    return app.node.validate().concat(...app.node.findAll().map(({ node }) => node.validate()));
  };

  test('may want different things of each, under one name', () => {
    expect(errorsWith('dev', 'prod')).toEqual([]);
  });

  test.each([['dev', 'dev'], ['dev', undefined], [undefined, undefined]])('is told where they may be the same: %s and %s', (one, other) => {
    const errors = errorsWith(one, other).join('\n');
    expect(errors).toContain('want different things of "firewallRule/exporter"');
    expect(errors).toContain('"c1/settings" and "c0/settings" both have the name "base" in the namespace "node-admin". Give one another metadata.name');
  });

  test('fails for a cluster without a name', () => {
    expect(() => HostProcessDefaults.of(Testing.app()).configure({ cluster: '' })).toThrow('cluster is ""');
  });
});

test('a group that another cluster makes is not there', () => {
  const app = Testing.app();
  const [dev, prod] = ['dev', 'prod'].map((cluster) => {
    const chart = new Chart(app, cluster, { namespace: 'node-admin' });
    HostProcessDefaults.of(chart).configure({ cluster });
    return chart;
  });
  const group = LocalGroup.define({ name: 'readers' });
  bootstrapOn(dev, 'groups', group);
  new HostProcessDaemonSet(prod, 'agent', { account: group.account, containers: [HostProcessContainer.fromImage('a:1', { command: ['a.exe'] })] });
  expect(() => app.synthYaml()).toThrow('nothing in the app makes it on the nodes of the workload');
});

test('names differ in case only where Windows sees one thing', () => {
  const upper = FirewallRule.allowInbound('EXPORTER', { port: 2, remoteAddresses: ['Any'] });
  expect(errorsOf({ settings: [rule(1)] }, { settings: [upper] })).toContain('firewallRule/exporter');
});

test('a group may be brought by a bootstrap and by an init container, unless their grants differ', () => {
  expect(errorsOf({ settings: [reader(PathAccess.READ)] }, { settings: [reader(PathAccess.READ)] })).toBe('');
  expect(errorsOf({ settings: [reader(PathAccess.READ)] }, { settings: [reader(PathAccess.MODIFY)] })).toContain('"pathAccess/readers/c:\\data": access');
});

test('different grants to one group may come from different places', () => {
  const other = LocalGroup.define({ name: 'readers', grants: [LocalGroupGrant.directory('C:/other')] });
  expect(errorsOf({ settings: [reader(PathAccess.READ)] }, { settings: [other] })).toBe('');
});

test('within one list a difference is an error at once', () => {
  const chart = new Chart(Testing.app(), 'chart');
  expect(() => settingsOn(chart, 's', { settings: [rule(1), rule(2)] })).toThrow('two settings want different things of "firewallRule/exporter"');
});

test('conflicts are told once, however many charts an app has', () => {
  const app = Testing.app();
  const charts = ['a', 'b', 'c'].map((id) => new Chart(app, id, { namespace: 'node-admin' }));
  settingsOn(charts[0], 's', { settings: [rule(1)] });
  settingsOn(charts[1], 's', { settings: [rule(2)] });
  bootstrapOn(charts[2], 'g', LocalGroup.define({ name: 'other' }));
  let text = '';
  try {
    app.synth();
  } catch (error) {
    text = String(error);
  }
  expect(text.split('want different things')).toHaveLength(2);
});

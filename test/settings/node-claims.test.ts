import * as cdk8s from 'cdk8s';
import { App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as constructs from 'constructs';
import { bootstrapOn, settingsOn } from './settings';
import {
  FirewallRule, HostProcessContainer, HostProcessDaemonSet, HostProcessDefaults, LocalGroup, LocalGroupGrant, NodeSetting, PathAccess,
  SettingsMode, WindowsNodes, WindowsServer,
} from '../../src';
import * as library from '../../src';

const rule = (port: number) => FirewallRule.allowInbound('exporter', { port, remoteAddresses: ['10.0.0.0/8'] });
const reader = (access: PathAccess) => LocalGroup.define('readers', { grants: [LocalGroupGrant.directory('C:/data', access)] });

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

test('two that conflict over one node fail, and both are named, and what differs', () => {
  expect(errorsOf({ settings: [rule(1)] }, { settings: [rule(2)] })).toContain(
    '"chart/s1" and "chart/s0" conflict over "firewallRule/exporter": localPorts (["2"] and ["1"]). Leave one out, or make them equal. Alternatively, select nodes that do not overlap, or name the clusters with HostProcessDefaults.',
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
  expect(errorsOf({ settings: [rule(1)], nodes: old }, { settings: [rule(2)] })).toContain('conflict over');
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

  test('may set different values in each, under one name', () => {
    expect(errorsWith('dev', 'prod')).toEqual([]);
  });

  test.each([['dev', 'dev'], ['dev', undefined], [undefined, undefined]])('is told where they may be the same: %s and %s', (one, other) => {
    const errors = errorsWith(one, other).join('\n');
    expect(errors).toContain('conflict over "firewallRule/exporter"');
    expect(errors).toContain('"c1/settings" and "c0/settings" both have the name "base" in the namespace "node-admin". Set another metadata.name for one of them');
  });

  test('fails for a cluster without a name', () => {
    expect(() => HostProcessDefaults.of(Testing.app()).configure({ cluster: '' })).toThrow('cluster must be a name, got ""');
  });
});

test('a group that another cluster makes is not there', () => {
  const app = Testing.app();
  const [dev, prod] = ['dev', 'prod'].map((cluster) => {
    const chart = new Chart(app, cluster, { namespace: 'node-admin' });
    HostProcessDefaults.of(chart).configure({ cluster });
    return chart;
  });
  const group = LocalGroup.define('readers');
  bootstrapOn(dev, 'groups', group);
  new HostProcessDaemonSet(prod, 'agent', { account: group.account, containers: [HostProcessContainer.fromImage('a:1', { command: ['a.exe'] })] });
  expect(() => app.synthYaml()).toThrow('nothing in the app creates it on the nodes of the workload');
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
  const other = LocalGroup.define('readers', { grants: [LocalGroupGrant.directory('C:/other')] });
  expect(errorsOf({ settings: [reader(PathAccess.READ)] }, { settings: [other] })).toBe('');
});

test('within one list a difference is an error at once', () => {
  const chart = new Chart(Testing.app(), 'chart');
  expect(() => settingsOn(chart, 's', { settings: [rule(1), rule(2)] })).toThrow('two settings conflict over "firewallRule/exporter"');
});

test('conflicts are told once, however many charts an app has', () => {
  const app = Testing.app();
  const charts = ['a', 'b', 'c'].map((id) => new Chart(app, id, { namespace: 'node-admin' }));
  settingsOn(charts[0], 's', { settings: [rule(1)] });
  settingsOn(charts[1], 's', { settings: [rule(2)] });
  bootstrapOn(charts[2], 'g', LocalGroup.define('other'));
  let text = '';
  try {
    app.synth();
  } catch (error) {
    text = String(error);
  }
  expect(text.split('conflict over')).toHaveLength(2);
});

describe('two copies of the library in one app', () => {
  const packages = { cdk8s, 'cdk8s-plus-28': kplus, constructs };

  /** What Node.js loads for a dependency that has this library in its own node_modules, and cdk8s in common with the app. */
  function anotherCopy(): typeof library {
    let copy: typeof library | undefined;
    jest.isolateModules(() => {
      Object.entries(packages).forEach(([name, loaded]) => jest.doMock(name, () => loaded));
      copy = jest.requireActual('../../src');
    });
    return copy!;
  }

  const [own, other] = [library, anotherCopy()];

  const errorsFor = (clusters: readonly string[], ports: readonly number[]) => {
    const app = Testing.app();
    [own, other].forEach(({ FirewallRule: Rule, HostProcessDefaults: Defaults, WindowsNodeSettings: Settings }, index) => {
      const chart = new Chart(app, `c${index}`, { namespace: 'node-admin' });
      Defaults.of(chart).configure({ cluster: clusters[index] });
      const rules = [Rule.allowInbound('exporter', { port: ports[index], remoteAddresses: ['Any'] })];
      new Settings(chart, 'settings', { settings: rules, metadata: { name: `s${index}` } });
    });
    return app.node.validate();
  };

  test('are two', () => {
    expect(other.FirewallRule).not.toBe(own.FirewallRule);
  });

  test('compare what each of them wants of the nodes', () => {
    expect(errorsFor(['prod', 'prod'], [1, 2])).toEqual([expect.stringContaining('"c1/settings" and "c0/settings" conflict over "firewallRule/exporter"')]);
    expect(errorsFor(['prod', 'prod'], [1, 1])).toEqual([]);
  });

  test('know the clusters that the other one has been told', () => {
    expect(errorsFor(['dev', 'prod'], [1, 2])).toEqual([]);
  });
});

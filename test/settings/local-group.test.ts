import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { bootstrapOn, chartWithNamespace, desiredOf } from './settings';
import {
  HostProcessContainer, HostProcessDaemonSet, HostProcessWorkload, LocalGroup, LocalGroupGrant, LocalGroupProps, WindowsNodes,
} from '../../src';
import { apiServerProblems } from '../../src/facts/account-name';

const definition = (props: LocalGroupProps = {}, name = 'log-readers') => LocalGroup.define(name, props);

test('a group comes before its grants, and its temporary users behind them', () => {
  const settings = desiredOf(definition({
    description: 'Reads logs',
    grants: [LocalGroupGrant.directory('C:/logs'), LocalGroupGrant.logOnLocally()],
  }));
  expect(settings.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
    ['localGroup/log-readers', undefined],
    ['pathAccess/log-readers/c:\\logs', ['localGroup/log-readers']],
    ['userRight/log-readers/SeInteractiveLogonRight', ['localGroup/log-readers']],
  ]);
  expect(settings[0]).toEqual({
    id: 'localGroup/log-readers', kind: 'localGroup', ensure: 'present', name: 'log-readers', origin: 'defined', description: 'Reads logs',
  });
});

test('an existing group has no description to heal', () => {
  expect(desiredOf(LocalGroup.existing('Event Log Readers'))).toEqual([
    { id: 'localGroup/event log readers', kind: 'localGroup', ensure: 'present', name: 'Event Log Readers', origin: 'existing' },
  ]);
});

test('an absent group loses its grants before it goes: what is left of a group in a permission is a number', () => {
  const settings = desiredOf(definition({ grants: [LocalGroupGrant.podLogs(), LocalGroupGrant.service('spooler')] }).absent());
  expect(settings.map(({ kind, ensure }) => [kind, ensure])).toEqual([
    ['pathAccess', 'absent'], ['pathAccess', 'absent'], ['serviceAccess', 'absent'], ['localGroup', 'absent'],
  ]);
  expect(settings[3].dependsOn).toEqual(settings.slice(0, 3).map(({ id }) => id));
});

test('an existing group that is absent loses its grants, and stays', () => {
  const settings = desiredOf(LocalGroup.existing('Event Log Readers', { grants: [LocalGroupGrant.service('spooler')] }).absent());
  expect(settings.map(({ kind, ensure }) => [kind, ensure])).toEqual([['localGroup', 'present'], ['serviceAccess', 'absent']]);
});

test('a name that can be defined is a name that Kubernetes takes', () => {
  const names = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _-]{0,62}[A-Za-z0-9]$/);
  fc.assert(fc.property(names, (name) => {
    try {
      definition({}, name);
    } catch (error) {
      expect(String(error)).toMatch(/container runtime reserves|administrative|comes with Windows/);
    }
    expect(apiServerProblems(name)).toEqual([]);
  }));
});

test.each([
  ['Administrators', 'administrative'], ['administratoren', 'administrative'], ['Hyper-V Administrators', 'administrative'],
  ['SYSTEM', 'container runtime reserves'], ['Everyone', 'container runtime reserves'], ['0123456789abcdef0123', 'container runtime reserves'],
  ['Event Log Readers', 'comes with Windows'], ['Users', 'comes with Windows'],
  ['', 'name must be a string that is not empty, got ""'], ['a\\b', 'has a domain'], ['readers.', 'dot'], ['réaders', 'name is not valid'], ['x'.repeat(65), 'name is not valid'], ['1readers', 'name is not valid'],
])('the group %j cannot be defined', (name, text) => {
  expect(() => definition({}, name)).toThrow(text);
});

test.each(['Administrators', 'Backup Operators', 'SYSTEM', 'a\\b'])('the group %j gets no grants, wherever it comes from', (name) => {
  expect(() => LocalGroup.existing(name)).toThrow(/administrative|container runtime reserves|has a domain/);
});

test.each([
  [{ description: 'two\nlines' }, 'description "two\\nlines"'],
  [{ description: 'x'.repeat(49) }, 'Use one line of 1 to 48 characters'],
  [{ description: '' }, 'Windows does not keep the description "" unchanged'],
  [{ grant: [] }, 'LocalGroup.define has no property "grant". Did you mean "grants"?'],
  [{ members: ['x'] }, 'LocalGroup.define has no property "members".'],
])('fails for %j', (props, text) => {
  expect(() => definition(props as object)).toThrow(text);
});

describe('the account of a defined group', () => {
  const consumer = (chart: ReturnType<typeof chartWithNamespace>, group: LocalGroup, nodes?: WindowsNodes): HostProcessWorkload => (
    new HostProcessDaemonSet(chart, 'consumer', { account: group.account, nodes, containers: [HostProcessContainer.fromImage('agent:1')] })
  );

  test('is an error where nothing makes the group', () => {
    const chart = chartWithNamespace();
    consumer(chart, definition());
    expect(() => chart.node.root && Testing.synth(chart) && (chart.node.root as any).synthYaml()).toThrow(
      'local group "log-readers" is defined, but nothing in the app creates it on the nodes of the workload. Add new LocalGroupBootstrap',
    );
  });

  test('is right where a bootstrap makes it, before or behind the consumer', () => {
    const chart = chartWithNamespace();
    const group = definition();
    consumer(chart, group);
    bootstrapOn(chart, 'groups', group);
    expect((chart.node.root as any).synthYaml()).toContain('runAsUserName: log-readers');
  });

  test('is an error where the group is made on other nodes', () => {
    const chart = chartWithNamespace();
    const group = definition();
    consumer(chart, group, WindowsNodes.all().withLabel('pool', 'a'));
    group.prepareIn(new HostProcessDaemonSet(chart, 'other', {
      account: group.account, nodes: WindowsNodes.all().withLabel('pool', 'b'), containers: [HostProcessContainer.fromImage('agent:1')],
    }));
    expect(() => (chart.node.root as any).synthYaml()).toThrow('[chart/consumer] local group "log-readers" is defined, but nothing');
  });

  test('needs no preparation for a group that exists', () => {
    const chart = chartWithNamespace();
    consumer(chart, LocalGroup.existing('Event Log Readers'));
    expect((chart.node.root as any).synthYaml()).toContain('runAsUserName: Event Log Readers');
  });
});

describe('prepareIn', () => {
  const prepared = (group: LocalGroup) => {
    const chart = chartWithNamespace();
    const workload = new HostProcessDaemonSet(chart, 'consumer', {
      account: group.account,
      containers: [HostProcessContainer.fromImage('agent:1')],
      initContainers: [HostProcessContainer.fromImage('warm-up:1', { name: 'warm-up' })],
    });
    group.prepareIn(workload);
    return workload;
  };

  test('makes the group as LocalSystem before anything of the workload starts', () => {
    const workload = prepared(definition());
    expect(workload.initContainers.map(({ name, account }) => [name, account?.userName])).toEqual([
      ['prepare-log-readers', 'NT AUTHORITY\\SYSTEM'], ['warm-up', undefined],
    ]);
    expect(workload.findings).toEqual([]);
  });

  test('warns of pod logs, which kubelet takes away again', () => {
    const findings = prepared(definition({ grants: [LocalGroupGrant.podLogs()] })).findings;
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['HPC095', 'warning']]);
    expect(findings[0].text).toContain('LocalGroupBootstrap');
  });
});

import { Chart, Duration, Testing } from 'cdk8s';
import {
  Containerd, HostProcessContainer, HostProcessDaemonSet, LocalGroup, LocalGroupBootstrap, Rules, WindowsAccount, WindowsNodes,
} from '../../src';
import { chartWithNamespace, settingsOn } from '../settings/settings';

function found(chart: Chart, containerd = Containerd.V1_7): string[] {
  return Rules.check(Testing.synth(chart), { containerd }).map(({ rule, severity, subject, message }) => `${rule} ${severity} ${subject.split('/')[0]}: ${message}`);
}

const readers = LocalGroup.define('hpc-readers');
const others = WindowsNodes.all().withLabel('pool', 'other');

function agentsAs(chart: Chart, account: string, nodes = WindowsNodes.all()): HostProcessDaemonSet {
  return new HostProcessDaemonSet(chart, 'agents', {
    nodes,
    account: WindowsAccount.localGroup(account),
    containers: [HostProcessContainer.fromImage('registry.example.com/agent:1.2.3', { command: ['agent.exe'] })],
  });
}

describe('HPC116: the group of an account', () => {
  const bootstrapped = (nodes = WindowsNodes.all()) => {
    const chart = chartWithNamespace();
    new LocalGroupBootstrap(chart, 'groups', { groups: [readers], nodes, metadata: { name: 'groups' } });
    return chart;
  };

  test('is created on the same nodes', () => {
    const chart = bootstrapped();
    agentsAs(chart, 'HPC-Readers', others);
    expect(found(chart)).toEqual([]);
  });

  test('is created on other nodes only', () => {
    const chart = bootstrapped(WindowsNodes.all().withLabel('pool', 'one'));
    agentsAs(chart, 'hpc-readers', others);
    expect(found(chart)).toEqual(['HPC116 warning DaemonSet node-admin: account "hpc-readers" is a local group, but DaemonSet node-admin/groups creates it on other nodes only']);
    expect(found(chart, Containerd.V1_6).filter((line) => line.startsWith('HPC116'))).toEqual([]);
  });

  test('has a name that differs in a letter', () => {
    const chart = bootstrapped();
    agentsAs(chart, 'hpc-reader');
    expect(found(chart)).toEqual([
      'HPC116 warning DaemonSet node-admin: account "hpc-reader" is a local group, but DaemonSet node-admin/groups creates "hpc-readers", and nothing here creates "hpc-reader"',
    ]);
  });

  test('can come from elsewhere', () => {
    const chart = bootstrapped();
    agentsAs(chart, 'contoso-agents');
    expect(found(chart)).toEqual([]);
    const alone = chartWithNamespace('alone');
    agentsAs(alone, 'hpc-readers');
    expect(found(alone)).toEqual([]);
  });

  test('is created in an init container of the workload', () => {
    const chart = chartWithNamespace();
    readers.prepareIn(agentsAs(chart, 'hpc-readers', others));
    expect(found(chart)).toEqual([]);
  });
});

describe('HPC120: metrics of the node agent', () => {
  const textfileDirectory = 'C:\\metrics';

  test('of one pass', () => {
    const chart = chartWithNamespace();
    settingsOn(chart, 'settings', { textfileDirectory });
    expect(found(chart)).toEqual(['HPC120 warning DaemonSet node-admin: container "apply" writes metrics to "C:\\metrics" once per pod']);
  });

  test('of each pass, or none at all', () => {
    const chart = chartWithNamespace();
    settingsOn(chart, 'repeated', { textfileDirectory, every: Duration.minutes(15) });
    settingsOn(chart, 'silent', { settings: [LocalGroup.define('writers')] });
    expect(found(chart)).toEqual([]);
  });
});

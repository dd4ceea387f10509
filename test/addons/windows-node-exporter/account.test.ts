import * as fc from 'fast-check';
import { chartInMonitoring, exporterIn } from './exporters';
import { collectorSets } from './generated-collectors';
import { ExporterCollector, WindowsAccount } from '../../../src';
import { collectors } from '../../../src/facts/windows-exporter/collectors';

const performanceMonitorUsers = WindowsAccount.localGroup('Performance Monitor Users');

function make(account: WindowsAccount, set: ExporterCollector[], experimentalAccount?: boolean): () => unknown {
  return () => exporterIn(chartInMonitoring(), { account, collectors: set, experimentalAccount });
}

test('LocalSystem serves every collector, in each spelling', () => {
  fc.assert(fc.property(collectorSets, (set) => {
    expect(make(WindowsAccount.localSystem({ reason: 'x' }), set.map(({ collector }) => collector))).not.toThrow();
  }), { numRuns: 40 });
});

const lesser = [WindowsAccount.localService(), WindowsAccount.networkService(), performanceMonitorUsers, WindowsAccount.custom('CORP\\svc$')];

test.each(lesser)('containers are for administrators, which $userName is not', (account) => {
  expect(make(account, [ExporterCollector.cpu(), ExporterCollector.container()], true)).toThrow(
    `collector "container" cannot run as "${account.userName}": only administrators can read its sources (Host Compute Service, job objects, containerd's state folder). `
    + 'Use WindowsAccount.localSystem({ reason: \'...\' }), or leave the collector out.',
  );
});

test('an account that nobody has tried is named with the collectors, and can be tried', () => {
  const set = [ExporterCollector.cpu(), ExporterCollector.textfile({ directories: ['C:/metrics'] }), ExporterCollector.net()];
  expect(make(performanceMonitorUsers, set)).toThrow(
    'collectors "cpu", "net" are not known to work as "Performance Monitor Users". Use WindowsAccount.localSystem({ reason: \'...\' }), '
    + 'or try the account with experimentalAccount: true and watch the metric windows_exporter_collector_success.',
  );
  expect(make(performanceMonitorUsers, set, true)).not.toThrow();
});

test('administrators in a group are no proof either: their logon may be a filtered one', () => {
  const administrators = WindowsAccount.localGroup('Administrators', { reason: 'containers' });
  expect(make(administrators, [ExporterCollector.container()])).toThrow('collector "container" is not known to work as "Administrators"');
  expect(make(administrators, [ExporterCollector.container()], true)).not.toThrow();
});

test('files are for every account: what it may read the node decides', () => {
  for (const account of lesser) {
    expect(make(account, [ExporterCollector.textfile(), ExporterCollector.filetime({ filePattern: 'C:/backup/*' })])).not.toThrow();
  }
});

test('without an experiment, no lesser account serves anything but files', () => {
  fc.assert(fc.property(collectorSets, fc.constantFrom(...lesser), (set, account) => {
    const filesOnly = set.every(({ name }) => collectors[name].needs === 'files');
    const attempt = make(account, set.map(({ collector }) => collector));
    (filesOnly ? expect(attempt).not : expect(attempt)).toThrow();
  }), { numRuns: 60 });
});

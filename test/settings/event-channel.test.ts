import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { chartWithNamespace, desiredOf, settingsOn } from './settings';
import { EventChannel, EventChannelOptions, EventRetention, LocalGroup, LocalGroupGrant, RegistryKey } from '../../src';

const named = (options: EventChannelOptions & Record<string, unknown>, name = 'Security') => EventChannel.of(name, options);

test('a channel says what is to be so, and nothing of the rest', () => {
  expect(desiredOf(named({ maximumSize: Size.gibibytes(4), retention: EventRetention.ARCHIVE }))).toEqual([
    { id: 'eventChannel/security', kind: 'eventChannel', ensure: 'present', channel: 'Security', maximumSizeBytes: 2 ** 32, retention: 'archive' },
  ]);
  expect(desiredOf(named({ enabled: false }, 'Microsoft-Windows-TaskScheduler/Operational'))).toEqual([{
    id: 'eventChannel/microsoft-windows-taskscheduler/operational', kind: 'eventChannel', ensure: 'present', channel: 'Microsoft-Windows-TaskScheduler/Operational', enabled: false,
  }]);
});

describe('readers', () => {
  const readers = LocalGroup.define('hpc-log-readers', { description: 'Reads' });

  test('get access once their group is there, and the channel needs no other setting', () => {
    expect(desiredOf(named({ readers: [readers] }))).toEqual([
      { id: 'localGroup/hpc-log-readers', kind: 'localGroup', ensure: 'present', name: 'hpc-log-readers', origin: 'defined', description: 'Reads' },
      {
        id: 'eventChannelAccess/hpc-log-readers/security', kind: 'eventChannelAccess', ensure: 'present', group: 'hpc-log-readers', channel: 'Security',
        dependsOn: ['localGroup/hpc-log-readers'],
      },
    ]);
  });

  test('are the same whether the group or the channel says so', () => {
    const group = LocalGroup.define('hpc-log-readers', { description: 'Reads', grants: [LocalGroupGrant.eventChannel('Security')] });
    expect(desiredOf(group, named({ readers: [group] }))).toEqual(desiredOf(named({ readers: [group] })));
    const chart = chartWithNamespace();
    settingsOn(chart, 'groups', { settings: [group], metadata: { name: 'a' } });
    settingsOn(chart, 'channels', { settings: [named({ readers: [group] })], metadata: { name: 'b' } });
    expect(() => chart.toJson()).not.toThrow();
  });

  test('lose it with the channel, and their group stays', () => {
    const settings = desiredOf(named({ readers: [readers], enabled: true }).absent());
    expect(settings.map(({ kind, ensure }) => [kind, ensure])).toEqual([['localGroup', 'present'], ['eventChannelAccess', 'absent'], ['eventChannel', 'absent']]);
  });

  test('that are no groups, or are to go, are refused', () => {
    expect(() => named({ readers: ['Event Log Readers' as never] })).toThrow('readers must be objects of LocalGroup, got "Event Log Readers"');
    expect(() => named({ readers: [LocalGroup.define('gone').absent() as never] })).toThrow('readers must be objects of LocalGroup, got an object of AbsentSetting');
  });
});

test.each<[EventChannelOptions & Record<string, unknown>, string]>([
  [{}, 'EventChannel "Security" sets no option'],
  [{ readers: [] }, 'EventChannel "Security" sets no option'],
  [{ enabled: false }, 'EventChannel "Security": enabled cannot be false'],
  [{ enabled: 'no' as never }, 'EventChannel "Security": enabled is "no"'],
  [{ retention: 'Circular' as never }, 'Use one of EventRetention: OVERWRITE, ARCHIVE, DO_NOT_OVERWRITE'],
  [{ maximumSize: Size.kibibytes(1023) }, 'is 1023 KiB'],
  [{ maximumSize: Size.kibibytes(1028) }, 'is 1028 KiB, which is not a size that the event log supports'],
  [{ maximumSize: Size.kibibytes(960) }, 'is 960 KiB'],
  [{ maximumSize: Size.tebibytes(2) }, 'at least 1 MiB and less than 2 TiB'],
  [{ maxSize: Size.mebibytes(64) }, 'has no property "maxSize"'],
])('fails for %j', (options, text) => {
  expect(() => named(options)).toThrow(text);
});

test.each(['application', 'SYSTEM', 'Setup', 'Security'])('%s stays on', (name) => {
  expect(() => named({ enabled: false }, name)).toThrow('audits rely on this channel');
  expect(() => named({ enabled: true }, name)).not.toThrow();
});

test.each([
  ['Microsoft-Windows-DNS-Client/Debug', 'is for tracing'], ['Microsoft-Windows-Kernel-Process/analytic', 'is for tracing'],
  ['', 'is not a valid channel name'], ['a*', 'is not a valid channel name'], ['a\\b', 'is not a valid channel name'],
])('the channel %j is refused', (name, text) => {
  expect(() => named({ enabled: true }, name)).toThrow(text);
});

test('a size is taken exactly if it is a multiple of 64 KiB from 1 MiB to 2 TiB', () => {
  const sizes = fc.oneof(
    fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 2 ** 25 }).map((steps) => steps * 64), fc.integer({ min: 0, max: 2 ** 32 }),
  );
  fc.assert(fc.property(sizes, (kibibytes) => {
    const isTaken = kibibytes >= 1024 && kibibytes < 2 ** 31 && kibibytes % 64 === 0;
    const size = () => named({ maximumSize: Size.kibibytes(kibibytes) });
    if (isTaken) {
      expect(desiredOf(size())[0].maximumSizeBytes).toBe(kibibytes * 1024);
    } else {
      expect(size).toThrow('not a size that the event log supports');
    }
  }));
});

test('a channel that is configured, or that a group may read, is not set in the registry as well', () => {
  const log = RegistryKey.localMachine('SYSTEM\\CurrentControlSet\\Services\\EventLog\\security', { reason: 'by hand until now' });
  const channel = RegistryKey.localMachine('SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WINEVT\\Channels\\Microsoft-Windows-TaskScheduler/Operational');
  const tasks = named({ enabled: true }, 'microsoft-windows-taskScheduler/operational');
  const large = named({ maximumSize: Size.mebibytes(64) });
  const read = named({ readers: [LocalGroup.existing('readers')] });
  expect(() => desiredOf(large, log.dword('MaxSize', 1))).toThrow(/\\EventLog\\security\\MaxSize": .* sets it to 1, and "eventChannel\/security" configures event channel "Security"\. Set it in EventChannel/u);
  expect(() => desiredOf(channel.dword('Enabled', 0), tasks)).toThrow(/configures event channel "microsoft-windows-taskScheduler\/operational"/u);
  expect(() => desiredOf(log.plainString('CustomSD', 'O:BA'), read)).toThrow(/remove the RegistryKey/u);
  const policy = RegistryKey.localMachine('SOFTWARE\\Policies\\Microsoft\\Windows\\EventLog\\Security').dword('MaxSize', 1024);
  expect(() => desiredOf(policy, large)).toThrow(/EventLog\\Security\\MaxSize"/u);
  expect(desiredOf(large, log.plainString('CustomSD', 'O:BA'))).toHaveLength(2);
  expect(desiredOf(large, log.dword('MaxSize', 1).absent())).toHaveLength(2);
  expect(desiredOf(tasks, log.dword('MaxSize', 1))).toHaveLength(2);
});

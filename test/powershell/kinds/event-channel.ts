import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { EventChannel, EventRetention } from '../../../src';

const setting = { id: 'eventChannel/security', kind: 'eventChannel', ensure: 'present', channel: 'Security' } as const;
const eventLogs = { security: { LogType: 'Administrative', IsEnabled: true, MaximumSizeInBytes: 20_971_520, LogMode: 'Circular' } };

export const eventChannel: KindProof = {
  kind: 'eventChannel',
  cases: {
    'size and retention': {
      setting: { ...setting, maximumSizeBytes: 2 ** 32, retention: 'archive' },
      state: { eventLogs },
      drift: { path: ['eventLogs', 'security', 'MaximumSizeInBytes'], value: 1_048_576 },
    },
    'switched on': {
      setting: { ...setting, enabled: true },
      state: { eventLogs: { security: { ...eventLogs.security, IsEnabled: false } } },
      drift: { path: ['eventLogs', 'security', 'IsEnabled'], value: false },
    },
  },
  settings: fc.record({
    name: fc.constantFrom('Application', 'ForwardedEvents', 'Microsoft-Windows-TaskScheduler/Operational'),
    enabled: fc.constantFrom(undefined, true),
    retention: fc.constantFrom(undefined, ...Object.values(EventRetention)),
    steps: fc.integer({ min: 16, max: 2 ** 25 - 1 }),
  }).map(({ name, steps, ...options }) => EventChannel.of(name, { ...options, maximumSize: Size.kibibytes(steps * 64) })),
  refused: [
    { maximumSizeBytes: 1_048_577 }, { maximumSizeBytes: 983_040 }, { maximumSizeBytes: 2 ** 41 }, { maximumSizeBytes: '20971520' }, { maximumSizeBytes: null },
    { retention: 'Circular' }, { retention: 'ARCHIVE' }, { retention: null }, { enabled: 'true' }, { enabled: false }, { enabled: null },
    { channel: '' }, { channel: 'a*' }, { channel: 'a\\b' }, { channel: 'Microsoft-Windows-DNS-Client/Debug' }, { channel: null },
    { maximumSizeBytes: undefined, retention: undefined },
  ],
  isGivenBack: true,
};

import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { FirewallLogging, FirewallProfile } from '../../../src';

const setting = { id: 'firewallLogging/domain', kind: 'firewallLogging', ensure: 'present', profile: 'Domain' } as const;
const logs = 'C:\\Windows\\System32\\LogFiles\\Firewall';
const profiles = {
  Domain: { LogBlocked: 'False', LogAllowed: 'NotConfigured', LogFileName: `${logs}\\pfirewall.log`, LogMaxSizeKilobytes: 4096 },
  Private: {},
  Public: {},
};
const state = { firewall: { rules: {}, localRulesForbiddenIn: [], connections: ['Private'], profiles }, paths: { [logs]: { kind: 'directory' } } };

export const firewallLogging: KindProof = {
  kind: 'firewallLogging',
  cases: {
    'dropped packets': {
      setting: { ...setting, logBlocked: true },
      state,
      drift: { path: ['firewall', 'profiles', 'Domain', 'LogBlocked'], value: 'False' },
    },
    'everything': {
      setting: { ...setting, logBlocked: true, logAllowed: false, maximumSizeKilobytes: 16384, fileName: `${logs}\\domain.log` },
      state,
      drift: { path: ['firewall', 'profiles', 'Domain', 'LogMaxSizeKilobytes'], value: 1 },
    },
  },
  settings: fc.record({
    profiles: fc.constantFrom<FirewallProfile[] | undefined>(undefined, [FirewallProfile.PRIVATE], [FirewallProfile.PUBLIC, FirewallProfile.DOMAIN]),
    droppedPackets: fc.constantFrom(undefined, true, false),
    allowedConnections: fc.constantFrom(undefined, true, false),
    kibibytes: fc.integer({ min: 1, max: 32767 }),
    file: fc.constantFrom(undefined, 'C:/Windows/System32/LogFiles/Firewall/a.log', 'D:/logs/firewall.log'),
  }).map(({ kibibytes, ...options }) => FirewallLogging.of({ ...options, maximumSize: Size.kibibytes(kibibytes) })),
  refused: [
    { profile: 'domain' }, { profile: 'Any' }, { logBlocked: undefined }, { logBlocked: 'True' }, { logBlocked: null }, { logAllowed: 1 },
    { maximumSizeKilobytes: 0 }, { maximumSizeKilobytes: 32768 }, { maximumSizeKilobytes: '4096' }, { maximumSizeKilobytes: 1.5 },
    ...['a.log', '\\\\server\\share\\a.log', '%SystemRoot%\\a.log', 'C:\\%A%\\a.log', 'C:\\a.log', 'C:\\Windows\\a.log', 'C:\\k\\a.log', 'D:\\logs\\a.txt', 'D:\\logs\\.log',
      'D:/logs/a.log', 'D:\\con\\a.log', 'D:\\logs\\a.log:b.log', ''].map((fileName) => ({ fileName })),
  ],
  isGivenBack: true,
};

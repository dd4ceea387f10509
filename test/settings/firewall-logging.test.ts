import { Size } from 'cdk8s';
import { desiredOf } from './settings';
import { FirewallLogging, FirewallLoggingOptions, FirewallProfile, NodeDirectory, PathAccess, PathPermission, RegistryKey } from '../../src';

const domain = (options: FirewallLoggingOptions & Record<string, unknown>) => FirewallLogging.of({ profiles: [FirewallProfile.DOMAIN], ...options });
const registry = (key: string) => RegistryKey.localMachine(key, { reason: 'set by hand until now' });

test('each profile says what is to be so, and nothing of the rest', () => {
  expect(desiredOf(FirewallLogging.of({ droppedPackets: true }))).toEqual(['Domain', 'Private', 'Public'].map((profile) => (
    { id: `firewallLogging/${profile.toLowerCase()}`, kind: 'firewallLogging', ensure: 'present', profile, logBlocked: true }
  )));
  expect(desiredOf(domain({ allowedConnections: false, maximumSize: Size.mebibytes(16), file: 'c:/Windows/System32/LogFiles/Firewall/domain.log' }))).toEqual([{
    id: 'firewallLogging/domain', kind: 'firewallLogging', ensure: 'present', profile: 'Domain', logAllowed: false, maximumSizeKilobytes: 16384,
    fileName: 'C:\\Windows\\System32\\LogFiles\\Firewall\\domain.log',
  }]);
});

test('absent names what is given back', () => {
  expect(desiredOf(domain({ droppedPackets: true }).absent())).toEqual([expect.objectContaining({ ensure: 'absent', logBlocked: true })]);
});

test.each<[FirewallLoggingOptions & Record<string, unknown>, string]>([
  [{}, 'FirewallLogging sets no option. Set droppedPackets, allowedConnections, maximumSize or file.'],
  [{ profiles: [] }, 'FirewallLogging: profiles must be a list with at least one profile, got []'],
  [{ profiles: ['domain' as never], droppedPackets: true }, 'FirewallLogging: profile is "domain"'],
  [{ droppedPackets: 1 as never }, 'FirewallLogging: droppedPackets is 1'],
  [{ allowedConnections: null as never }, 'FirewallLogging: allowedConnections is null'],
  [{ maximumSize: Size.kibibytes(0) }, 'FirewallLogging: maximumSize is 0 KiB, which is not a size that the firewall supports. Use whole KiB from 1 to 32767'],
  [{ maximumSize: Size.mebibytes(32) }, 'maximumSize is 32768 KiB'],
  [{ maximumSize: Size.kibibytes(1.5) }, 'maximumSize is 1.5 KiB'],
  [{ file: 'pfirewall.log' }, 'FirewallLogging: file path "pfirewall.log" is not absolute'],
  [{ file: '\\\\server\\share\\a.log' }, 'is a device or a network share'],
  [{ file: '%SystemRoot%/System32/LogFiles/Firewall/a.log' }, 'starts with an environment variable'],
  [{ file: 'D:/logs/%A%.log' }, 'contains a percent sign'],
  [{ file: 'D:/logs/a.txt' }, 'does not end with the name of a .log file'],
  [{ file: 'D:/logs/.log' }, 'does not end with the name of a .log file'],
  [{ file: 'D:/a.log' }, 'is in the root folder of a drive, where the firewall must not write'],
  [{ file: 'C:/Windows/System32/a.log' }, 'is in "C:\\Windows", where the firewall must not write'],
  [{ file: 'C:/k/a.log' }, 'is in "C:\\k"'],
  [{ file: 'C:/Program Files/containerd/a.log' }, 'where the firewall must not write'],
  [{ fileName: 'D:/logs/a.log' }, 'FirewallLogging.of has no property "fileName"'],
  [{ enabled: false }, 'FirewallLogging.of has no property "enabled"'],
])('fails for %j', (options, text) => {
  expect(() => FirewallLogging.of(options)).toThrow(text);
});

test.each([
  ['SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\DomainProfile\\Logging', FirewallProfile.DOMAIN],
  ['SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy\\StandardProfile\\Logging', FirewallProfile.PRIVATE],
])('%s is not set beside the logging of the profile, except for what the logging leaves alone', (key, profile) => {
  const logging = FirewallLogging.of({ profiles: [profile], droppedPackets: true });
  expect(() => desiredOf(logging, registry(key).dword('LogDroppedPackets', 0))).toThrow(`sets the logging of the firewall profile ${profile}`);
  expect(desiredOf(logging, registry(key).dword('LogFileSize', 4096))).toHaveLength(2);
});

test('a folder for the log comes first, with access for the firewall', () => {
  const folder = NodeDirectory.of('D:/logs', { permissions: [PathPermission.ofService('mpssvc', PathAccess.MODIFY)] });
  const logging = domain({ file: 'D:/logs/firewall.log', droppedPackets: true });
  expect(desiredOf(folder, logging)[1]).toMatchObject({ fileName: 'D:\\logs\\firewall.log' });
  expect(() => desiredOf(logging, folder)).toThrow('"firewallLogging/domain" comes before "directory/d:\\logs", which it needs');
});

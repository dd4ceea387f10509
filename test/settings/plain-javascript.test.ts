import { chartWithNamespace, settingsOn } from './settings';
import {
  AuditedAccess, AuditPrincipal,
  CertificateSource, EventChannel, FirewallLogging, FirewallRule, LocalGroupGrant, MachineEnvironmentVariable, MachinePathEntry, NodeDirectory,
  NodeFile, NodeSetting, ObjectAudit, RegistryKey, ServiceBinary, TrustedCertificate, WindowsNodeSettingsProps, WindowsService,
} from '../../src';
import { root } from '../support/kept-certificates';

// What no compiler has looked at.
const loose = (value: unknown) => value as never;
const key = RegistryKey.localMachine('SOFTWARE\\Contoso');
const binary = ServiceBinary.existing('C:/Program Files/Contoso/agent.exe');
const rule = (options: object) => FirewallRule.allowInbound('a', loose({ port: 1, remoteAddresses: ['10.0.0.0/8'], ...options }));

test.each<[string, () => unknown, RegExp]>([
  ['encoding', () => NodeFile.fromText('C:/data/a', 'x', { encoding: loose('utf16') }), /NodeFile "C:\/data\/a": encoding is "utf16"\. Use one of TextEncoding: /u],
  ['line ends', () => NodeFile.fromText('C:/data/a', 'x', { lineEnds: loose('CRLF') }), /is "CRLF"\. Use one of LineEnds: AS_GIVEN, CRLF\./u],
  ['owner', () => NodeDirectory.of('C:/data/a', { owner: loose('SYSTEM') }), /NodeDirectory "C:\/data\/a": owner is "SYSTEM"\. Use one of PathOwner/u],
  ['state', () => WindowsService.existing('kubelet', { state: loose('Stopped') }), /WindowsService "kubelet": state is "Stopped"\. Use one of ServiceState/u],
  ['start type', () => WindowsService.existing('Spooler', { startType: loose('Disabled') }), /WindowsService "Spooler": startType is "Disabled"/u],
  ['SID type', () => WindowsService.define('a', { binary, sidType: loose('all') }), /WindowsService "a": sidType is "all"/u],
  ['account', () => WindowsService.define('a', { binary, account: loose('LocalSystem') }), /WindowsService "a": account is "LocalSystem"\. Use WindowsServiceAccount\.virtualAccount\(\), or another object of WindowsServiceAccount/u],
  ['recovery', () => WindowsService.define('a', { binary, recovery: loose('restart') }), /WindowsService "a": recovery is "restart"/u],
  ['program', () => WindowsService.define('a', { binary: loose('C:/a.exe') }), /WindowsService "a": binary is "C:\/a\.exe"\. Use ServiceBinary\.fromImage/u],
  ['arguments', () => WindowsService.define('a', { binary, args: loose('--x') }), /args of a service must be a list, got "--x"\. Use a list/u],
  ['protocol', () => rule({ protocol: 'tcp' }), /FirewallRule "a": protocol is "tcp"\. Use one of FirewallProtocol/u],
  ['profile', () => rule({ profiles: ['domain'] }), /FirewallRule "a": profile is "domain"/u],
  ['no profiles', () => rule({ profiles: [] }), /profiles must be a list with at least one profile, got \[\]/u],
  ['no options of a rule', () => FirewallRule.allowInbound('a', loose(undefined)), /FirewallRule "a" names no port, no program and no service/u],
  ['program of a rule', () => rule({ program: 5 }), /FirewallRule "a": program path must be a string, got 5/u],
  ['service of a rule', () => rule({ service: {} }), /FirewallRule "a": service an object is not a valid service name/u],
  ['types of ICMP', () => FirewallRule.allowInboundIcmp('a', loose({ types: [8], remoteAddresses: ['Any'] })), /FirewallRule "a": type is 8\. Use IcmpType\.ECHO_REQUEST/u],
  ['no options of an ICMP rule', () => FirewallRule.allowInboundIcmp('a', loose(undefined)), /FirewallRule "a": remoteAddresses must contain at least one address, got undefined/u],
  ['no options of logging', () => FirewallLogging.of(loose(undefined)), /FirewallLogging sets no option/u],
  ['switch of logging', () => FirewallLogging.of({ droppedPackets: loose('True') }), /FirewallLogging: droppedPackets is "True"\. Use true or false/u],
  ['size of a log', () => FirewallLogging.of({ maximumSize: loose(16384) }), /FirewallLogging: maximumSize is 16384\. Use a Size/u],
  ['file of a log', () => FirewallLogging.of({ file: loose(5) }), /FirewallLogging: file path must be a string, got 5/u],
  ['access to a directory', () => LocalGroupGrant.directory('C:/data', loose('Modify')), /access to "C:\/data" is "Modify"\. Use one of PathAccess/u],
  ['access to a key', () => LocalGroupGrant.registryKey('SOFTWARE\\Contoso', loose('full')), /access to registry key "SOFTWARE\\Contoso" is "full"/u],
  ['access to a service', () => LocalGroupGrant.service('Spooler', loose('startstop')), /access to service "Spooler" is "startstop"/u],
  ['effect of a value', () => key.dword('a', 1, { effect: loose('reboot') }), /RegistryKey "SOFTWARE\\Contoso": effect of value "a" is "reboot"\. Use TakesEffect/u],
  ['effect of a variable', () => MachineEnvironmentVariable.of('A', 'b', { effect: loose('reboot') }), /MachineEnvironmentVariable "A": effect is "reboot"/u],
  ['effect of a folder', () => MachinePathEntry.of('C:/Program Files/a', { effect: loose({}) }), /MachinePathEntry "C:\/Program Files\/a": effect is/u],
  ['no options of a channel', () => EventChannel.of('System', loose(undefined)), /EventChannel "System" sets no option/u],
  ['no options of an audit', () => ObjectAudit.ofDirectory('C:/data', loose(undefined)), /ObjectAudit "C:\/data" audits no access\. Set success or failure/u],
  ['access of an audit', () => ObjectAudit.ofFile('C:/data', { success: [loose('full')] }), /ObjectAudit "C:\/data": success: access is "full"\. Use one of AuditedAccess: READ, /u],
  ['accesses of an audit', () => ObjectAudit.ofFile('C:/data', { failure: loose('write') }), /ObjectAudit "C:\/data": failure must be a list, got "write"/u],
  ['principal of an audit', () => ObjectAudit.ofFile('C:/data', { success: [AuditedAccess.READ], principal: loose('Everyone') }), /principal is "Everyone"\. Use AuditPrincipal\.EVERYONE/u],
  ['group of an audit', () => AuditPrincipal.ofGroup(loose('readers')), /AuditPrincipal\.ofGroup: group is "readers"\. Use LocalGroup\.existing\(name\)/u],
  ['switch of an audit', () => ObjectAudit.ofDirectory('C:/data', { success: [AuditedAccess.READ], thisFolderOnly: loose('yes') }), /thisFolderOnly is "yes"\. Use true or false/u],
  ['path of an audit', () => ObjectAudit.ofFile(loose(5), { success: [AuditedAccess.READ] }), /path must be a string, got 5/u],
  ['key of an audit', () => ObjectAudit.ofRegistryKey(loose(undefined), { success: [AuditedAccess.READ] }), /registry key must be a string that is not empty, got undefined/u],
  ['size', () => EventChannel.of('System', { maximumSize: loose(1048576) }), /EventChannel "System": maximumSize is 1048576\. Use a Size/u],
  ['no fingerprint', () => TrustedCertificate.root(CertificateSource.fromText(root.pem), loose(undefined)), /sha256/u],
])('%s that nobody knows is refused at once', (_, make, text) => {
  expect(make).toThrow(text);
});

test.each<[string, NodeSetting, Partial<WindowsNodeSettingsProps>, string]>([
  ['mode', key.dword('a', 1), { mode: loose('Audit') }, ': mode is "Audit". Use one of SettingsMode: ENFORCE, AUDIT.'],
  ['every', key.dword('a', 1), { every: loose(15) }, ': every is 15. Use a Duration'],
  ['an image', NodeFile.fromImage('C:/data/a', 'a', { sha256: 'a'.repeat(64) }), { image: undefined }, 'setting "file/c:\\data\\a" uses a file from an image, and no image is set'],
])('%s of node settings that is none is refused at once', (_, setting, props, text) => {
  expect(() => settingsOn(chartWithNamespace(), 's', { settings: [setting], ...props })).toThrow(text);
});

test.each([
  ['SOFTWARE/Contoso', /registry key "SOFTWARE\/Contoso" contains slashes, which are part of a name in the registry\. Write "SOFTWARE\\Contoso"/u],
  ['SYSTEM\\CurrentControlSet/Control/Lsa', /contains slashes/u],
  ['SYSTEM\\CurrentControlSet\\Control/Lsa', /contains slashes/u],
])('a slash in %s was meant as a backslash', (name, text) => {
  expect(() => RegistryKey.localMachine(name)).toThrow(text);
  expect(() => RegistryKey.localMachine('SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\AES 128/128')).not.toThrow();
});

test.each(['%ProgramData%/contoso', 'C:/%ProgramData%/contoso', '%SystemDrive%\\contoso'])('%s is not replaced by anybody', (path) => {
  expect(() => NodeDirectory.of(path)).toThrow(/starts with an environment variable, which nothing replaces here\. Write the path in full, such as C:\/ProgramData\/contoso/u);
});

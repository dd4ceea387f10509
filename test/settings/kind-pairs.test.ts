import { Duration, Size } from 'cdk8s';
import { schemaKinds } from './desired-schema';
import {
  AuditedAccess, AuditedEvents, AuditPolicy, AuditPrincipal, AuditSubcategory, CertificateSource, EventChannel, FirewallLogging,
  FirewallProfile, FirewallRule, GroupMember, HostsEntry, LocalGroup, LocalGroupGrant, LocalGroupMembers, MachineEnvironmentVariable,
  MachinePathEntry, MinimumPatchLevel, NodeDirectory, NodeFile, NodeSetting, ObjectAudit, PatchLevel, PathPermission, PathPosition,
  RegistryAccess, RegistryKey, RegistryView, ServiceAccess, ServiceBinary, ServiceRecovery, ServiceStartType, ServiceState,
  TrustedCertificate, UserRight, UserRightAssignment, UserRightHolder, WindowsServer, WindowsService, WindowsUserRight,
} from '../../src';
import { conflictProblem, settingConflicts } from '../../src/settings/desired-state/setting-conflict';
import type { SettingPart } from '../../src/settings/desired-state/setting-part';
import { root } from '../support/kept-certificates';

const reason = 'set by hand until now';
const group = LocalGroup.existing('writers');
const listed = { permissions: [PathPermission.ofGroup(group)] };
const granted = (...grants: LocalGroupGrant[]) => LocalGroup.define('readers', { grants });
const staged = ServiceBinary.fromImage('agent.exe', 'a'.repeat(64));
const service = (name: string, props: object = {}) => WindowsService.define(name, { binary: staged, ...props });
const programs = { ...listed, inProgramFolder: true };
const registry = (key: string) => RegistryKey.localMachine(key, { reason });
const services = String.raw`SYSTEM\CurrentControlSet\Services`;
const channels = String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\WINEVT\Channels`;
const rule = (port: number) => FirewallRule.allowInbound('exporter', { port, remoteAddresses: ['Any'] });
const logging = (droppedPackets: boolean, file?: string) => FirewallLogging.of({ profiles: [FirewallProfile.PUBLIC], droppedPackets, file });
const programRule = FirewallRule.allowInbound('agent', { program: 'C:/a/b.exe', service: 'A', remoteAddresses: ['Any'] });
const success = [AuditedAccess.WRITE];
const audited = ObjectAudit.ofDirectory('D:/audited/a', { success });
const auditedKey = ObjectAudit.ofRegistryKey('SOFTWARE\\Audited', { success });
const certificate = () => TrustedCertificate.root(CertificateSource.fromText(root.pem), { sha256: root.sha256 });
const patched = (revision: number) => PatchLevel.atLeast([MinimumPatchLevel.of(WindowsServer.LTSC2022, revision)]);

/** Two settings of each kind that conflict over what they are named after. The first of each kind is unrelated to all others. */
const differing: Readonly<Record<string, readonly [NodeSetting, NodeSetting]>> = {
  localGroup: [LocalGroup.define('group-a'), LocalGroup.define('GROUP-A', { description: 'Another' })],
  directory: [NodeDirectory.of('C:/directories/a', listed), NodeDirectory.of('C:/directories/A')],
  file: [NodeFile.fromText('C:/files/a/b', '1', listed), NodeFile.fromText('C:/files/a/B', '2')],
  pathAccess: [granted(LocalGroupGrant.directory('C:/grants/a')), granted(LocalGroupGrant.file('C:/grants/a'))],
  registryAccess: [
    granted(LocalGroupGrant.registryKey('SOFTWARE\\A')), granted(LocalGroupGrant.registryKey('SOFTWARE\\a', RegistryAccess.WRITE)),
  ],
  serviceAccess: [granted(LocalGroupGrant.service('W3SVC')), granted(LocalGroupGrant.service('w3svc', ServiceAccess.START_STOP))],
  eventChannelAccess: [granted(LocalGroupGrant.eventChannel('Contoso/A')), granted(LocalGroupGrant.eventChannel('Contoso/a'))],
  userRight: [
    granted(LocalGroupGrant.userRight(UserRight.LOG_ON_AS_SERVICE)), granted(LocalGroupGrant.userRight(UserRight.LOG_ON_AS_SERVICE).absent()),
  ],
  groupMember: [
    LocalGroupMembers.of(LocalGroup.existing('members of a'), [GroupMember.localUser('a')]),
    LocalGroupMembers.of(LocalGroup.existing('Members of A'), [GroupMember.localUser('A')]),
  ],
  userRightList: [
    UserRightAssignment.exactly(WindowsUserRight.DEBUG_PROGRAMS, [UserRightHolder.ADMINISTRATORS]),
    UserRightAssignment.exactly(WindowsUserRight.DEBUG_PROGRAMS, []),
  ],
  temporaryUsers: [
    LocalGroup.existing('Users of A', { pruneTemporaryUsersAfter: Duration.hours(2) }),
    LocalGroup.existing('Users of A', { pruneTemporaryUsersAfter: Duration.hours(3) }),
  ],
  registryValue: [registry('SOFTWARE\\Contoso').dword('A', 1), registry('SOFTWARE\\CONTOSO').dword('a', 2)],
  removedRegistryKey: [registry('SOFTWARE\\Removed').removedWithContent(), registry('SOFTWARE\\REMOVED').removedWithContent().absent()],
  environmentVariable: [MachineEnvironmentVariable.of('PROXY', 'a'), MachineEnvironmentVariable.of('proxy', 'b')],
  pathEntry: [MachinePathEntry.of('C:/Program Files/A'), MachinePathEntry.of('c:/program files/a').absent()],
  serviceState: [
    WindowsService.existing('Spooler', { startType: ServiceStartType.MANUAL }), WindowsService.existing('spooler', { startType: ServiceStartType.AUTOMATIC }),
  ],
  windowsService: [service('agent', { dependencies: ['Tcpip'] }), service('AGENT')],
  firewallRule: [rule(1), rule(2)],
  firewallLogging: [logging(true), logging(false)],
  hostsEntry: [HostsEntry.of('10.0.0.1', ['a.example']), HostsEntry.of('10.0.0.2', ['A.example'])],
  eventChannel: [EventChannel.of('Contoso/B', { enabled: true }), EventChannel.of('contoso/b', { maximumSize: Size.mebibytes(2) })],
  auditPolicy: [AuditPolicy.audit(AuditSubcategory.LOGON, AuditedEvents.SUCCESS), AuditPolicy.audit(AuditSubcategory.LOGON, AuditedEvents.FAILURE)],
  pathAudit: [audited, ObjectAudit.ofDirectory('d:\\Audited\\a', { failure: success })],
  registryAudit: [auditedKey, ObjectAudit.ofRegistryKey('SOFTWARE\\audited', { success, thisKeyOnly: true })],
  trustedCertificate: [certificate(), certificate().absent()],
  patchLevel: [patched(1), patched(2)],
};

/** Settings of two kinds that touch one thing, and what is said about them. */
const touching: readonly [string, string, NodeSetting, NodeSetting, string][] = [
  ['localGroup', 'directory', LocalGroup.define('writers').absent(), NodeDirectory.of('C:/a', listed), 'local group "writers": "directory/c:\\a" gives it access, and "localGroup/writers" removes it. Leave one out.'],
  ['localGroup', 'file', LocalGroup.define('writers').absent(), NodeFile.fromText('C:/a/b', '', listed), 'local group "writers": "file/c:\\a\\b" gives it access, and "localGroup/writers" removes it. Leave one out.'],
  ['localGroup', 'groupMember', LocalGroup.define('writers').absent(), LocalGroupMembers.of(LocalGroup.define('Writers'), [GroupMember.localUser('a')]), 'local group "Writers": "groupMember/writers/a" adds member "a" to it, and "localGroup/writers" removes it. Leave one out.'],
  ['directory', 'directory', NodeDirectory.of('C:/a').absent(), NodeDirectory.of('C:/A/b'), 'path "C:\\A": "directory/c:\\a\\b" is in it, and "directory/c:\\a" removes it. Leave one out.'],
  ['directory', 'file', NodeDirectory.of('C:/a/b'), NodeFile.fromText('C:/A/b', ''), 'path "C:\\a\\b": "directory/c:\\a\\b" creates it as a directory, and "file/c:\\a\\b" creates it as a file. Leave one out.'],
  ['directory', 'file', NodeDirectory.of('C:/a/b/c'), NodeFile.fromText('C:/a/b', ''), 'path "C:\\a\\b": "directory/c:\\a\\b\\c" is in it, and "file/c:\\a\\b" creates it as a file. Leave one out.'],
  ['file', 'file', NodeFile.fromText('C:/a/b', ''), NodeFile.fromText('C:/a/b/c', ''), 'path "C:\\a\\b": "file/c:\\a\\b\\c" is in it, and "file/c:\\a\\b" creates it as a file. Leave one out.'],
  ['pathAccess', 'directory', granted(LocalGroupGrant.directory('C:/a')), NodeDirectory.of('C:/A', listed), 'the permissions of path "C:\\a": "pathAccess/readers/c:\\a" grants local group "readers" access, and "directory/c:\\a" sets the whole list. Add PathPermission.ofGroup(...) to the list, and remove the LocalGroupGrant.'],
  ['pathAccess', 'directory', granted(LocalGroupGrant.file('C:/a')), NodeDirectory.of('C:/a'), 'path "C:\\a": "pathAccess/readers/c:\\a" grants local group "readers" access to a file, and "directory/c:\\a" creates it as a directory. Leave one out.'],
  ['pathAccess', 'directory', granted(LocalGroupGrant.directory('C:/a/b')), NodeDirectory.of('C:/a').absent(), 'path "C:\\a": "pathAccess/readers/c:\\a\\b" is in it, and "directory/c:\\a" removes it. Leave one out.'],
  ['pathAccess', 'file', granted(LocalGroupGrant.file('C:/a/b')), NodeFile.fromText('C:/a/b', '', listed), 'the permissions of path "C:\\a\\b": "pathAccess/readers/c:\\a\\b" grants local group "readers" access, and "file/c:\\a\\b" sets the whole list. Add PathPermission.ofGroup(...) to the list, and remove the LocalGroupGrant.'],
  ['windowsService', 'directory', service('a'), NodeDirectory.of('C:/Program Files/cdk8s-hostprocess/A', programs), 'the permissions of path "C:\\Program Files\\cdk8s-hostprocess\\a": "windowsService/a" keeps the programs of service "a" there, and sets their permissions, and "directory/c:\\program files\\cdk8s-hostprocess\\a" sets the whole list. Remove the other permissions: the service lets users read its files, and administrators change them.'],
  ['windowsService', 'file', service('a'), NodeFile.fromText('C:/Program Files/cdk8s-hostprocess/a', '', programs), 'Remove the other permissions'],
  ['windowsService', 'pathAccess', service('a'), granted(LocalGroupGrant.directory('C:/Program Files/cdk8s-hostprocess/a')), '"pathAccess/readers/c:\\program files\\cdk8s-hostprocess\\a" grants local group "readers" access. Remove the other permissions'],
  ['windowsService', 'serviceState', service('a'), WindowsService.existing('A', { state: ServiceState.STOPPED }), 'service "a": "windowsService/a" defines it, and "serviceState/a" sets its start type, its state or its recovery. Set everything in WindowsService.define(...), and remove WindowsService.existing(...).'],
  ['windowsService', 'serviceState', service('a', { dependencies: ['B'] }), WindowsService.existing('b', { startType: ServiceStartType.DISABLED }), 'service "B": "windowsService/a" depends on it, and "serviceState/b" disables it. Leave one out.'],
  ['windowsService', 'windowsService', service('a', { dependencies: ['b'] }), service('b').absent(), 'service "b": "windowsService/a" depends on it, and "windowsService/b" removes it. Leave one out.'],
  ['windowsService', 'windowsService', service('a', { dependencies: ['b'] }), service('b', { startType: ServiceStartType.DISABLED, state: ServiceState.STOPPED }), 'service "b": "windowsService/a" depends on it, and "windowsService/b" defines it as disabled. Leave one out.'],
  ['registryValue', 'windowsService', registry(`${services}\\A`).plainString('imagepath', 'x'), service('a'), `registry value "${services}\\A\\imagepath": "registryValue/64/${services.toLowerCase()}\\a\\\\imagepath" sets it to "x", and "windowsService/a" defines service "a". Set it in WindowsService, and remove the RegistryKey.`],
  ['registryValue', 'serviceState', registry(`${services}\\a`).dword('Start', 4), WindowsService.existing('A', { startType: ServiceStartType.MANUAL }), '"serviceState/a" sets the start type of service "A". Set it in WindowsService, and remove the RegistryKey.'],
  ['registryValue', 'serviceState', registry(`${services}\\a`).binary('FailureActions', '00'), WindowsService.existing('A', { recovery: ServiceRecovery.restart() }), '"serviceState/a" sets the recovery of service "A". Set it in WindowsService, and remove the RegistryKey.'],
  ['registryValue', 'serviceAccess', registry(`${services}\\a\\Security`).binary('Security', '00'), granted(LocalGroupGrant.service('A')), '"serviceAccess/readers/a" grants local group "readers" access to service "A". Grant it with LocalGroupGrant.service, and remove the RegistryKey.'],
  ['registryValue', 'eventChannel', registry(`${channels}\\a`).withoutValue('MaxSize'), EventChannel.of('A', { enabled: true }), 'removes it, and "eventChannel/a" configures event channel "A". Set it in EventChannel, and leave the RegistryKey out.'],
  ['registryValue', 'eventChannelAccess', registry(`${channels}\\a`).plainString('ChannelAccess', 'O:BA'), granted(LocalGroupGrant.eventChannel('A')), 'sets it to "O:BA", and "eventChannelAccess/readers/a" lets local group "readers" read event channel "A". Grant it with LocalGroupGrant.eventChannel, and remove the RegistryKey.'],
  ['registryValue', 'firewallRule', registry('SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\PublicProfile').dword('AllowLocalPolicyMerge', 0), rule(1), '"firewallRule/exporter" is a local rule, which would have no effect, and "registryValue/64/software\\policies\\microsoft\\windowsfirewall\\publicprofile\\\\allowlocalpolicymerge" sets it to 0. Leave out the RegistryKey, or create the rule with a group policy.'],
  ['firewallRule', 'directory', programRule, NodeDirectory.of('C:/a/b.exe'), 'path "C:\\a\\b.exe": "firewallRule/agent" allows connections to this program, and "directory/c:\\a\\b.exe" creates it as a directory. Leave one out.'],
  ['firewallRule', 'windowsService', programRule, service('a').absent(), 'service "A": "firewallRule/agent" allows connections to it, and "windowsService/a" removes it. Leave one out.'],
  ['firewallRule', 'serviceState', programRule, WindowsService.existing('a', { startType: ServiceStartType.DISABLED }), 'service "A": "firewallRule/agent" allows connections to it, and "serviceState/a" disables it. Leave one out.'],
  ['registryValue', 'firewallLogging', registry('SOFTWARE\\Policies\\Microsoft\\WindowsFirewall\\PublicProfile\\Logging').dword('LogDroppedPackets', 0), logging(true), 'sets it to 0, and "firewallLogging/public" sets the logging of the firewall profile Public. Set it in FirewallLogging, and leave the RegistryKey out.'],
  ['firewallLogging', 'directory', logging(true, 'D:/logs/a.log'), NodeDirectory.of('D:/logs').absent(), 'path "D:\\logs": "firewallLogging/public" is in it, and "directory/d:\\logs" removes it. Leave one out.'],
  ['firewallLogging', 'directory', logging(true, 'D:/logs/a.log'), NodeDirectory.of('D:/logs/a.log'), '"firewallLogging/public" makes it the log of the firewall, and "directory/d:\\logs\\a.log" creates it as a directory. Leave one out.'],
  ['firewallLogging', 'file', logging(true, 'D:/logs/x/a.log'), NodeFile.fromText('D:/logs/x', ''), 'path "D:\\logs\\x": "firewallLogging/public" is in it, and "file/d:\\logs\\x" creates it as a file. Leave one out.'],
  ['registryValue', 'removedRegistryKey', registry('SOFTWARE\\A\\b').dword('c', 1), registry('SOFTWARE\\a').removedWithContent(), 'registry key "SOFTWARE\\A": "registryValue/64/software\\a\\b\\\\c" sets value "c" in it, and "removedRegistryKey/64/software\\a" removes it with everything in it. Leave one out.'],
  ['registryAccess', 'removedRegistryKey', granted(LocalGroupGrant.registryKey('SOFTWARE\\A\\b')), registry('SOFTWARE\\A\\B').removedWithContent(), 'grants local group "readers" access to a key in it, and "removedRegistryKey/64/software\\a\\b" removes it with everything in it'],
  [
    'trustedCertificate', 'trustedCertificate', certificate(), TrustedCertificate.untrusted(CertificateSource.fromText(root.pem), { sha256: root.sha256, reason }),
    `trusts it in the store root, and "trustedCertificate/untrusted/${root.sha256}" makes it untrusted. Leave one out.`,
  ],
  [
    'pathEntry', 'pathEntry', MachinePathEntry.of('C:/Program Files/A', { position: PathPosition.FIRST, reason }), MachinePathEntry.of('C:/Program Files/B', { position: PathPosition.FIRST, reason }),
    'the first place in the Path: "pathEntry/c:\\program files\\a" takes it, and "pathEntry/c:\\program files\\b" takes it. Leave PathPosition.FIRST out for one of them.',
  ],
  [
    'userRight', 'userRightList', granted(LocalGroupGrant.userRight(UserRight.LOG_ON_LOCALLY)),
    UserRightAssignment.exactly(WindowsUserRight.LOG_ON_LOCALLY, [UserRightHolder.ADMINISTRATORS]),
    'user right "SeInteractiveLogonRight": "userRight/readers/SeInteractiveLogonRight" gives it to local group "readers", and "userRightList/seinteractivelogonright" sets the whole list. Add the holder to the list in UserRightAssignment.exactly(...), and remove the other setting.',
  ],
  [
    'userRight', 'userRight', granted(LocalGroupGrant.logOnLocally()),
    UserRightAssignment.including(WindowsUserRight.DENY_LOG_ON_LOCALLY, [UserRightHolder.ofGroup(LocalGroup.existing('Readers'))]),
    '"userRight/readers/SeInteractiveLogonRight" gives it SeInteractiveLogonRight, which has no effect then, and "userRight/readers/SeDenyInteractiveLogonRight" denies it. Leave one out.',
  ],
  [
    'userRightList', 'localGroup', UserRightAssignment.exactly(WindowsUserRight.LOG_ON_LOCALLY, [UserRightHolder.ADMINISTRATORS, UserRightHolder.ofGroup(group)]), LocalGroup.define('writers').absent(),
    'local group "writers": "userRightList/seinteractivelogonright" gives it a user right, and "localGroup/writers" removes it. Leave one out.',
  ],
  ['pathAudit', 'directory', audited, NodeDirectory.of('D:/audited').absent(), 'path "D:\\audited": "pathAudit/everyone/d:\\audited\\a" is in it, and "directory/d:\\audited" removes it. Leave one out.'],
  ['pathAudit', 'directory', audited, NodeDirectory.of('D:/audited/a').absent(), '"pathAudit/everyone/d:\\audited\\a" audits it as a directory, and "directory/d:\\audited\\a" removes it. Leave one out.'],
  ['pathAudit', 'file', audited, NodeFile.fromText('D:/audited/A', ''), '"pathAudit/everyone/d:\\audited\\a" audits it as a directory, and "file/d:\\audited\\a" creates it as a file. Leave one out.'],
  [
    'pathAudit', 'localGroup', ObjectAudit.ofDirectory('D:/audited/a', { success, principal: AuditPrincipal.ofGroup(group) }), LocalGroup.define('writers').absent(),
    'local group "writers": "pathAudit/group:writers/d:\\audited\\a" audits it, and "localGroup/writers" removes it. Leave one out.',
  ],
  [
    'registryAudit', 'localGroup', ObjectAudit.ofRegistryKey('SOFTWARE\\A', { success, principal: AuditPrincipal.ofGroup(group) }), LocalGroup.define('writers').absent(),
    '"registryAudit/group:writers/software\\a" audits it, and "localGroup/writers" removes it. Leave one out.',
  ],
  ['registryAudit', 'removedRegistryKey', auditedKey, registry('SOFTWARE\\audited').removedWithContent(), '"registryAudit/everyone/software\\audited" audits it or a key in it, and "removedRegistryKey/64/software\\audited" removes it with everything in it. Leave one out.'],
  [
    'registryValue', 'registryValue', registry('SOFTWARE\\Policies\\A').dword('a', 1),
    RegistryKey.localMachine('SOFTWARE\\Policies\\A', { view: RegistryView.VIEW_32 }).dword('A', 2), 'registry value "SOFTWARE\\Policies\\A\\a"',
  ],
];

const partsOf = (...settings: NodeSetting[]) => settings.flatMap((setting) => setting._parts());
const conflictsOf = (...settings: NodeSetting[]) => [...settingConflicts(partsOf(...settings))].map((conflict) => {
  const { message, fix } = conflictProblem(conflict, 'two settings');
  return `${message}. ${fix}`;
});
const partOf = (kind: string): SettingPart => differing[kind][0]._parts().find(({ desired }) => desired.kind === kind)!;
const pairs = schemaKinds.flatMap((one, index) => schemaKinds.slice(index).map((other): [string, string] => [one, other]));

test('every kind is here', () => {
  expect(Object.keys(differing).sort()).toEqual([...schemaKinds].sort());
  expect(schemaKinds.filter((kind) => partOf(kind) === undefined)).toEqual([]);
});

test('settings of any two kinds that touch nothing in common agree', () => {
  const conflicts = pairs.filter(([one, other]) => one !== other).flatMap(([one, other]) => conflictsOf(differing[one][0], differing[other][0]));
  expect(conflicts).toEqual([]);
});

test.each(schemaKinds)('two settings of kind %s that conflict over one subject do not', (kind) => {
  const found = conflictsOf(...differing[kind]);
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]).toMatch(/^two settings conflict over "[^"]+": .+ Leave one out, or make them equal\.$/u);
});

test.each(touching)('%s and %s that touch one thing do not: case %#', (one, other, setting, another, text) => {
  expect(partsOf(setting).map(({ desired }) => desired.kind)).toContain(one);
  expect(partsOf(another).map(({ desired }) => desired.kind)).toContain(other);
  expect(conflictsOf(setting, another)).toHaveLength(1);
  expect(conflictsOf(another, setting)).toHaveLength(1);
  const [needyFirst, claimerFirst] = [conflictsOf(another, setting)[0], conflictsOf(setting, another)[0]];
  expect(`${needyFirst}\n${claimerFirst}`).toContain(text);
});

test('no two kinds can touch one thing unseen', () => {
  const shown = new Set(touching.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
  expect(pairs.filter(([one, other]) => canClash(one, other) && !shown.has(`${one} ${other}`))).toEqual([]);
});

/** What a part claims or needs, by the type of the thing. Values of the registry differ by key: only `RegistryKey` sets those of other kinds. */
const typeOf = ({ thing }: { thing: { key: string } }) => thing.key.split('/')[0];

function canClash(one: string, other: string): boolean {
  const [here, there] = [partOf(one), partOf(other)];
  const isSeen = (type: string) => type !== 'registryValue' || [one, other].includes('registryValue');
  const isOwnId = (key: string, otherKey: string) => one === other && key === otherKey;
  const claimed = here.claims.some((claim) => there.claims.some((each) => (
    typeOf(each) === typeOf(claim) && !(each.isShared && claim.isShared) && !isOwnId(claim.thing.key, each.thing.key) && isSeen(typeOf(claim))
  )));
  const needed = [[here, there], [there, here]].some(([needy, claimer]) => needy.needs.some((need) => (
    claimer.claims.some((claim) => typeOf(claim) === typeOf(need) && isSeen(typeOf(need)))
  )));
  return claimed || needed;
}

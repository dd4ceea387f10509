import { chartWithNamespace, desiredOf, settingsOn } from './settings';
import { AuditedAccess, AuditPrincipal, LocalGroup, NodeDirectory, NodeFile, ObjectAudit } from '../../src';
import { auditPrincipals } from '../../src/settings/audit/audit-principal';

const success = [AuditedAccess.WRITE];

test('a directory, a file and a registry key have the accesses in one order, for everyone by default', () => {
  expect(desiredOf(
    ObjectAudit.ofDirectory('/Data//logs/', { success: [AuditedAccess.DELETE, AuditedAccess.WRITE], failure: [AuditedAccess.READ] }),
    ObjectAudit.ofDirectory('C:/Windows', { success, failure: [], thisFolderOnly: true, principal: AuditPrincipal.USERS }),
    ObjectAudit.ofFile('D:\\a.exe', { failure: [AuditedAccess.EXECUTE] }),
    ObjectAudit.ofRegistryKey('SOFTWARE\\Contoso\\RC4 128/128', { success: [AuditedAccess.TAKE_OWNERSHIP, AuditedAccess.CHANGE_PERMISSIONS] }),
    ObjectAudit.ofRegistryKey('SYSTEM', { success, thisKeyOnly: true }).absent(),
  )).toEqual([
    {
      id: 'pathAudit/everyone/c:\\data\\logs', kind: 'pathAudit', ensure: 'present', path: 'C:\\Data\\logs', item: 'directory', sid: 'S-1-1-0', success: ['write', 'delete'],
      failure: ['read'], inherit: true,
    },
    { id: 'pathAudit/users/c:\\windows', kind: 'pathAudit', ensure: 'present', path: 'C:\\Windows', item: 'directory', sid: 'S-1-5-32-545', success: ['write'], inherit: false },
    { id: 'pathAudit/everyone/d:\\a.exe', kind: 'pathAudit', ensure: 'present', path: 'D:\\a.exe', item: 'file', sid: 'S-1-1-0', failure: ['execute'], inherit: false },
    {
      id: 'registryAudit/everyone/software\\contoso\\rc4 128/128', kind: 'registryAudit', ensure: 'present', key: 'SOFTWARE\\Contoso\\RC4 128/128', sid: 'S-1-1-0',
      success: ['changePermissions', 'takeOwnership'], inherit: true,
    },
    { id: 'registryAudit/everyone/system', kind: 'registryAudit', ensure: 'absent', key: 'SYSTEM', sid: 'S-1-1-0', success: ['write'], inherit: false },
  ]);
});

test('a group that the settings define comes first, and so does a directory or a file', () => {
  const group = LocalGroup.define('operators');
  const audit = ObjectAudit.ofDirectory('C:/data', { success, principal: AuditPrincipal.ofGroup(group) });
  expect(desiredOf(group, NodeDirectory.of('C:/data'), audit)[2]).toEqual({
    id: 'pathAudit/group:operators/c:\\data', kind: 'pathAudit', ensure: 'present', path: 'C:\\data', item: 'directory', group: 'operators', success: ['write'], inherit: true,
  });
  const file = ObjectAudit.ofFile('C:/data/a', { success });
  for (const settings of [[audit, group], [audit, NodeDirectory.of('C:/data')], [file, NodeFile.fromText('C:/data/a', 'x')]]) {
    expect(() => settingsOn(chartWithNamespace(), 's', { settings })).toThrow(/comes before .+, which it needs/u);
  }
});

test('the agent knows every principal', () => {
  expect(auditPrincipals).toEqual(['S-1-1-0', 'S-1-5-7', 'S-1-5-11', 'S-1-5-18', 'S-1-5-19', 'S-1-5-20', 'S-1-5-32-544', 'S-1-5-32-545']);
});

test.each<[() => ObjectAudit, string]>([
  [() => ObjectAudit.ofDirectory('C:/', { success }), 'path "C:/" is a whole drive, whose events would fill the Security log. Choose a folder on the drive.'],
  [() => ObjectAudit.ofDirectory('C:/windows', { success }), 'path "C:/windows" is or contains "C:\\Windows", so inherited audit entries would fill the Security log. Choose a subfolder, or set thisFolderOnly: true.'],
  [() => ObjectAudit.ofDirectory('C:/Program Files', { success }), 'is or contains "C:\\Program Files"'],
  [() => ObjectAudit.ofFile('C:/Windows/System32/winevt/Logs/Security.evtx', { success }), 'is "C:\\Windows\\System32\\winevt" or below it, where the node works all the time: its events would fill the Security log. Choose another folder.'],
  [() => ObjectAudit.ofDirectory('C:/ProgramData/containerd', { success, thisFolderOnly: true }), 'where the node works all the time'],
  [() => ObjectAudit.ofFile('C:/data/nul', { success }), 'which Windows treats as a device'],
  [() => ObjectAudit.ofFile('data', { success }), 'path "data" is not absolute'],
  [() => ObjectAudit.ofRegistryKey('software', { success }), 'registry key "software" is or contains "software", so inherited audit entries would fill the Security log. Choose a subkey, or set thisKeyOnly: true.'],
  [() => ObjectAudit.ofRegistryKey('SYSTEM\\ControlSet001', { success }), 'is or contains "SYSTEM\\CurrentControlSet\\Control"'],
  [() => ObjectAudit.ofRegistryKey('HKLM\\SOFTWARE\\A', { success }), 'starts with a hive'],
  [() => ObjectAudit.ofRegistryKey('SOFTWARE\\A', { failure: [AuditedAccess.EXECUTE] }), 'ObjectAudit "SOFTWARE\\A": a registry key cannot be run. Leave out AuditedAccess.EXECUTE.'],
  [() => ObjectAudit.ofFile('C:/a/b', { success: [], failure: [] }), 'ObjectAudit "C:/a/b" audits no access. Set success or failure'],
  [() => ObjectAudit.ofFile('C:/a/b', { success: [AuditedAccess.READ, AuditedAccess.READ] }), 'success names an access twice. Name each access once.'],
  [() => ObjectAudit.ofFile('C:/a/b', { success, thisFolderOnly: true } as never), 'ObjectAudit.ofFile has no property "thisFolderOnly"'],
])('what is wrong is refused: %#', (make, text) => {
  expect(make).toThrow(text);
});

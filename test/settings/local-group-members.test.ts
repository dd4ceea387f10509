import { desiredOf, settingsOn, chartWithNamespace } from './settings';
import { AdministrativeGroup, BuiltInGroup, GroupMember, LocalGroup, LocalGroupMembers, NodeSetting } from '../../src';

// What no compiler has looked at.
const loose = (value: unknown) => value as never;
const member = GroupMember.domainAccount(String.raw`CONTOSO\log-collectors`);
const reason = 'They repair nodes';

test('each member is an entry of its own, of a group by its name or by its identifier', () => {
  const group = LocalGroup.define('hpc-readers');
  const settings: NodeSetting[] = [
    group, LocalGroupMembers.of(group, [member, GroupMember.localUser('svc-logs')]),
    LocalGroupMembers.ofBuiltIn(BuiltInGroup.EVENT_LOG_READERS, [GroupMember.service('Contoso'), GroupMember.networkService(), GroupMember.authenticatedUsers()]),
    LocalGroupMembers.ofAdministrative(AdministrativeGroup.HYPER_V_ADMINISTRATORS, [GroupMember.sid('S-1-5-21-1-2-3-1104')], { reason }),
  ];
  const common = { kind: 'groupMember', ensure: 'present' };
  expect(desiredOf(...settings).slice(1)).toEqual([
    { ...common, id: 'groupMember/hpc-readers/contoso\\log-collectors', group: 'hpc-readers', member: 'CONTOSO\\log-collectors' },
    { ...common, id: 'groupMember/hpc-readers/svc-logs', group: 'hpc-readers', member: 'svc-logs' },
    { ...common, id: 'groupMember/s-1-5-32-573/nt service\\contoso', groupSid: 'S-1-5-32-573', member: 'NT SERVICE\\Contoso' },
    { ...common, id: 'groupMember/s-1-5-32-573/s-1-5-20', groupSid: 'S-1-5-32-573', member: 'S-1-5-20' },
    { ...common, id: 'groupMember/s-1-5-32-573/s-1-5-11', groupSid: 'S-1-5-32-573', member: 'S-1-5-11' },
    { ...common, id: 'groupMember/s-1-5-32-578/s-1-5-21-1-2-3-1104', groupSid: 'S-1-5-32-578', member: 'S-1-5-21-1-2-3-1104', sensitiveReason: reason },
  ]);
});

test('absent takes the members out, and leaves the group', () => {
  const group = LocalGroup.define('hpc-readers');
  const absent = LocalGroupMembers.of(group, [member]).absent();
  expect(desiredOf(absent)).toEqual([expect.objectContaining({ kind: 'groupMember', ensure: 'absent', group: 'hpc-readers' })]);
  // A group that goes takes its members along: each order is right.
  expect(() => desiredOf(absent, group.absent())).not.toThrow();
  expect(() => desiredOf(group.absent(), absent)).not.toThrow();
});

test('members before their group are an error', () => {
  const group = LocalGroup.define('hpc-readers');
  expect(() => settingsOn(chartWithNamespace(), 's', { settings: [LocalGroupMembers.of(group, [member]), group] }))
    .toThrow('"groupMember/hpc-readers/contoso\\log-collectors" comes before "localGroup/hpc-readers", which it needs. Put the setting that is needed first.');
});

test.each<[string, () => unknown, string | RegExp]>([
  ['a group of Windows by its English name', () => LocalGroupMembers.of(LocalGroup.existing('Event Log Readers'), [member]), 'LocalGroupMembers.of: local group "Event Log Readers" comes with Windows, which gives it another name in another language. Use LocalGroupMembers.ofBuiltIn(BuiltInGroup...., members), which finds it on every node.'],
  ['an administrative group by its name', () => LocalGroupMembers.of(LocalGroup.existing('Administrators'), [member]), 'local group "Administrators" is administrative'],
  ['a name in place of a group', () => LocalGroupMembers.of(loose('readers'), [member]), 'LocalGroupMembers.of: group is "readers". Use LocalGroup.define(...), or another object of LocalGroup.'],
  ['a name in place of a group of Windows', () => LocalGroupMembers.ofBuiltIn(loose('Event Log Readers'), [member]), /group is "Event Log Readers"\. Use one of BuiltInGroup: USERS, /u],
  ['an administrative group among the others', () => LocalGroupMembers.ofBuiltIn(loose(AdministrativeGroup.ADMINISTRATORS), [member]), /group is "S-1-5-32-544"\. Use one of BuiltInGroup/u],
  ['an ordinary group among the administrative ones', () => LocalGroupMembers.ofAdministrative(loose(BuiltInGroup.USERS), [member], { reason }), /Use one of AdministrativeGroup: ADMINISTRATORS, /u],
  ['no reason', () => LocalGroupMembers.ofAdministrative(AdministrativeGroup.ADMINISTRATORS, [member], loose(undefined)), /reason must be one line, got undefined/u],
  ['an empty reason', () => LocalGroupMembers.ofAdministrative(AdministrativeGroup.ADMINISTRATORS, [member], { reason: '' }), /reason must be one line, got ""/u],
  ['an unknown option', () => LocalGroupMembers.ofAdministrative(AdministrativeGroup.ADMINISTRATORS, [member], loose({ why: 'a' })), /why/u],
  ['everyone in an administrative group', () => LocalGroupMembers.ofAdministrative(AdministrativeGroup.ADMINISTRATORS, [GroupMember.authenticatedUsers()], { reason }), 'LocalGroupMembers: ADMINISTRATORS cannot have the member "S-1-5-11", which includes many accounts'],
  ['no members', () => LocalGroupMembers.ofBuiltIn(BuiltInGroup.USERS, []), 'LocalGroupMembers of USERS has no members. Add a member'],
  ['a member that is no list', () => LocalGroupMembers.ofBuiltIn(BuiltInGroup.USERS, loose(member)), /members must be a list/u],
  ['a member that is a string', () => LocalGroupMembers.ofBuiltIn(BuiltInGroup.USERS, loose(['CONTOSO\\a'])), /member is "CONTOSO\\a"\. Use GroupMember\.domainAccount\(name\)/u],
  ['a member twice', () => LocalGroupMembers.ofBuiltIn(BuiltInGroup.USERS, [member, GroupMember.domainAccount('contoso\\LOG-collectors')]), 'member "contoso\\LOG-collectors" is listed twice'],
  ['an account without a domain', () => GroupMember.domainAccount('log-collectors'), 'domain account "log-collectors" is not valid. Write DOMAIN\\name, with one backslash'],
  ['a lost backslash', () => GroupMember.domainAccount('CONTOSO\log-collectors'), 'domain account "CONTOSOlog-collectors" is not valid'],
  ['a template that nothing replaces', () => GroupMember.domainAccount(String.raw`CONTOSO\${name}`), /contains "\$\{", which nothing replaces/u],
  ['an account of Windows', () => GroupMember.domainAccount(String.raw`NT SERVICE\agent`), 'belongs to Windows or to the node, and not to a domain. Use GroupMember.service(name)'],
  ['an account of no type', () => GroupMember.domainAccount(loose(undefined)), 'domain account undefined is not valid'],
  ['a user of the container runtime', () => GroupMember.localUser('00112233445566778899'), 'has the name of a temporary user of the container runtime'],
  ['a domain for a local user', () => GroupMember.localUser('CONTOSO\\a'), 'local user "CONTOSO\\a" is not valid. Use a name of up to 20 characters without a domain. For DOMAIN\\name, use GroupMember.domainAccount(name).'],
  ['a local group as a member', () => GroupMember.sid('S-1-5-32-545'), 'security identifier "S-1-5-32-545" is that of a local group, of everyone, or of an account without a password'],
  ['an identifier that is none', () => GroupMember.sid('S-1-5-21'.repeat(2)), 'is not valid'],
  ['a service that is none', () => GroupMember.service('a/b'), 'service "a/b" is not a valid service name'],
])('%s is refused', (_, make, text) => {
  expect(make).toThrow(text);
});

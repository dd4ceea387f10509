import { desiredOf } from './settings';
import { LocalGroup, UserRight, UserRightAssignment, UserRightHolder, WindowsUserRight } from '../../src';
import { neededHolders, userRightNames } from '../../src/facts/user-rights';

const { ADMINISTRATORS, ALL_SERVICES, EVERYONE, GUESTS, LOCAL_ACCOUNTS } = UserRightHolder;
const { LOCAL_SERVICE, NETWORK_SERVICE, SERVICES, USERS, VIRTUAL_MACHINES } = UserRightHolder;
const reason = 'The agent of Contoso';
const readers = LocalGroup.existing('readers');
const exactly = (right: WindowsUserRight, ...holders: UserRightHolder[]) => UserRightAssignment.exactly(right, holders);
const including = (right: WindowsUserRight, ...holders: UserRightHolder[]) => UserRightAssignment.including(right, holders);

test('a whole list is one entry, with groups and accounts by name and others by identifier', () => {
  const holders = [ADMINISTRATORS, UserRightHolder.ofGroup(readers), UserRightHolder.ofDomainAccount('CONTOSO\\web$'), UserRightHolder.ofService('Spooler')];
  expect(desiredOf(readers, UserRightAssignment.exactly(WindowsUserRight.LOG_ON_LOCALLY, holders))[1]).toEqual({
    id: 'userRightList/seinteractivelogonright', kind: 'userRightList', ensure: 'present', right: 'SeInteractiveLogonRight',
    holders: [{ sid: 'S-1-5-32-544' }, { group: 'readers' }, { account: 'CONTOSO\\web$' }, { sid: 'S-1-5-80-3951239711-1671533544-1416304335-3763227691-3930497994' }],
  });
});

test('more holders are one entry each, so that each goes again by itself', () => {
  expect(desiredOf(UserRightAssignment.including(WindowsUserRight.LOCK_PAGES_IN_MEMORY, [UserRightHolder.ofSid('S-1-5-21-1-2-3-4'), SERVICES], { reason }))).toEqual([
    { id: 'userRight/s-1-5-21-1-2-3-4/SeLockMemoryPrivilege', kind: 'userRight', ensure: 'present', right: 'SeLockMemoryPrivilege', sid: 'S-1-5-21-1-2-3-4', sensitiveReason: reason },
    { id: 'userRight/s-1-5-6/SeLockMemoryPrivilege', kind: 'userRight', ensure: 'present', right: 'SeLockMemoryPrivilege', sid: 'S-1-5-6', sensitiveReason: reason },
  ]);
});

test('every right of Windows has a member and facts', () => {
  expect(Object.values(WindowsUserRight).sort()).toEqual([...userRightNames].sort());
  expect(userRightNames).toEqual(expect.arrayContaining(Object.values(UserRight)));
});

test.each<[WindowsUserRight, UserRightHolder[]]>([
  [WindowsUserRight.ACCESS_CREDENTIAL_MANAGER, []],
  [WindowsUserRight.ACCESS_FROM_NETWORK, [ADMINISTRATORS, UserRightHolder.AUTHENTICATED_USERS]],
  [WindowsUserRight.ADJUST_MEMORY_QUOTAS, [ADMINISTRATORS, LOCAL_SERVICE, NETWORK_SERVICE]],
  [WindowsUserRight.LOG_ON_THROUGH_REMOTE_DESKTOP, [ADMINISTRATORS, UserRightHolder.REMOTE_DESKTOP_USERS]],
  [WindowsUserRight.CREATE_SYMBOLIC_LINKS, [ADMINISTRATORS, VIRTUAL_MACHINES]],
  [WindowsUserRight.DENY_ACCESS_FROM_NETWORK, [GUESTS, UserRightHolder.LOCAL_ADMINISTRATORS]],
  [WindowsUserRight.DENY_LOG_ON_THROUGH_REMOTE_DESKTOP, [GUESTS, LOCAL_ACCOUNTS]],
  [WindowsUserRight.DENY_LOG_ON_LOCALLY, [GUESTS]],
  [WindowsUserRight.IMPERSONATE_CLIENTS, [ADMINISTRATORS, LOCAL_SERVICE, NETWORK_SERVICE, SERVICES, UserRightHolder.IIS_USERS]],
  [WindowsUserRight.INCREASE_SCHEDULING_PRIORITY, [ADMINISTRATORS, UserRightHolder.WINDOW_MANAGERS]],
  [WindowsUserRight.PROFILE_SYSTEM_PERFORMANCE, [ADMINISTRATORS, UserRightHolder.ofService('WdiServiceHost')]],
  [WindowsUserRight.REPLACE_PROCESS_TOKENS, [LOCAL_SERVICE, NETWORK_SERVICE]],
])('the list of %s in security baselines needs no reason', (right, holders) => {
  expect(exactly(right, ...holders)._parts()).toHaveLength(1);
});

test.each<[string, () => unknown, string]>([
  ['services that would no longer start', () => exactly(WindowsUserRight.REPLACE_PROCESS_TOKENS, LOCAL_SERVICE), 'would be taken from S-1-5-20, which Windows, its services or administrators need'],
  ['administrators who could no longer log on', () => exactly(WindowsUserRight.LOG_ON_LOCALLY, USERS), 'would be taken from S-1-5-32-544'],
  ['the right of services to log on', () => UserRightAssignment.exactly(WindowsUserRight.LOG_ON_AS_SERVICE, [VIRTUAL_MACHINES], { reason }), 'would be taken from S-1-5-80-0'],
  ['a list of services without a reason', () => exactly(WindowsUserRight.LOG_ON_AS_SERVICE, ALL_SERVICES, VIRTUAL_MACHINES), 'accounts of installed services that are not in the list'],
  ['services that are denied', () => UserRightAssignment.including(WindowsUserRight.DENY_LOG_ON_AS_SERVICE, [EVERYONE], { reason }), 'could no longer log on'],
  ['all services that are denied', () => UserRightAssignment.exactly(WindowsUserRight.DENY_LOG_ON_AS_SERVICE, [ALL_SERVICES], { reason }), 'could no longer log on'],
  ['one service that is denied', () => including(WindowsUserRight.DENY_LOG_ON_AS_BATCH_JOB, UserRightHolder.ofService('kubelet')), 'could no longer log on'],
  ['everyone who is denied', () => including(WindowsUserRight.DENY_ACCESS_FROM_NETWORK, EVERYONE), 'could no longer log on'],
  ['users of containers that are denied', () => UserRightAssignment.including(WindowsUserRight.DENY_LOG_ON_LOCALLY, [LOCAL_ACCOUNTS], { reason }), 'could no longer log on'],
  ['administrators who are denied', () => including(WindowsUserRight.DENY_ACCESS_FROM_NETWORK, ADMINISTRATORS), 'keeps administrators from logging on. State with { reason: \'...\' } how'],
  ['power for everyone', () => UserRightAssignment.including(WindowsUserRight.DEBUG_PROGRAMS, [USERS], { reason }), 'every user could take over the node'],
  ['power for a group', () => including(WindowsUserRight.IMPERSONATE_CLIENTS, UserRightHolder.ofGroup(readers)), 'is not one that "readers" has by default'],
  ['the operating system', () => including(WindowsUserRight.ACT_AS_OPERATING_SYSTEM, ADMINISTRATORS), 'is not one that "S-1-5-32-544" has by default'],
  ['nobody in addition', () => including(WindowsUserRight.DEBUG_PROGRAMS), 'has no holders'],
  ['a holder twice', () => exactly(WindowsUserRight.DEBUG_PROGRAMS, ADMINISTRATORS, UserRightHolder.ofSid('S-1-5-32-544')), 'has the holder "s-1-5-32-544" twice'],
  ['no right', () => exactly('SeDebug' as WindowsUserRight, ADMINISTRATORS), 'UserRightAssignment.exactly: user right is "SeDebug"'],
  ['no holder', () => exactly(WindowsUserRight.DEBUG_PROGRAMS, 'Administrators' as any), 'UserRightAssignment.exactly: holder is "Administrators"'],
  ['no list', () => UserRightAssignment.exactly(WindowsUserRight.DEBUG_PROGRAMS, ADMINISTRATORS as any), 'holders must be a list'],
  ['another option', () => UserRightAssignment.exactly(WindowsUserRight.DEBUG_PROGRAMS, [], { why: 'x' } as any), 'why'],
  ['a reason of two lines', () => UserRightAssignment.exactly(WindowsUserRight.DEBUG_PROGRAMS, [], { reason: 'a\nb' }), 'reason must be one line'],
  ['a group by name', () => UserRightHolder.ofGroup('readers' as any), 'group must be a LocalGroup, got "readers"'],
  ['an account without a domain', () => UserRightHolder.ofDomainAccount('web'), 'is not the name of an account in a domain'],
  ['an account of Windows', () => UserRightHolder.ofDomainAccount('BUILTIN\\Users'), 'is not the name of an account in a domain'],
  ['a localized account', () => UserRightHolder.ofDomainAccount('NT AUTHORITY\\SYSTEM'), 'is not the name of an account in a domain'],
  ['half an identifier', () => UserRightHolder.ofSid('S-1-5-'), 'security identifier "S-1-5-" is not valid'],
  ['a display name', () => UserRightHolder.ofService('Print/Spooler'), 'is not a valid service name'],
])('fails for %s', (_, make, text) => {
  expect(make).toThrow(text);
});

test('each holder that a right needs is missed by name', () => {
  for (const pair of neededHolders) {
    const [right, sid] = pair.split(' ');
    const others = neededHolders.filter((each) => each.startsWith(`${right} `) && each !== pair).map((each) => UserRightHolder.ofSid(each.split(' ')[1]));
    expect(() => UserRightAssignment.exactly(right as WindowsUserRight, others, { reason })).toThrow(`taken from ${sid}`);
  }
});

import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { access, groups, SID } from './readers';
import { AdministrativeGroup, BuiltInGroup, GroupMember, LocalGroup, LocalGroupMembers } from '../../../src';

const collectors = 'S-1-5-21-3623811015-3361044348-30300820-1131';
const other = 'S-1-5-21-3623811015-3361044348-30300820-1013';
const setting = { ...access, id: 'groupMember/readers/m', kind: 'groupMember', member: 'CONTOSO\\log-collectors' };
const { group: _, ...rest } = setting;
const ofWindows = [{ name: 'Administratoren', description: '', sid: 'S-1-5-32-544' }, { name: 'Ereignisprotokollleser', description: '', sid: 'S-1-5-32-573' }];

const name = fc.stringMatching(/^[a-z][a-z0-9 $_-]{0,8}[a-z]$/);
const account = fc.oneof(
  name.map((one) => GroupMember.domainAccount(`CONTOSO\\${one}`)), name.map((one) => GroupMember.localUser(one)), name.map((one) => GroupMember.service(one)),
  fc.nat(4294967295).map((rid) => GroupMember.sid(`S-1-5-21-1-2-3-${rid}`)).filter(({ _account }) => !/-(?:50[0-9]|51[0-9])$/u.test(_account)),
);

export const groupMember: KindProof = {
  kind: 'groupMember',
  cases: {
    'an account of a domain beside one that no longer exists': {
      setting,
      state: { groups, accounts: { 'CONTOSO\\log-collectors': collectors }, groupMembers: { [SID]: [other] } },
      drift: { path: ['groupMembers', SID], value: [other] },
    },
    'a service, of a group of Windows in German': {
      setting: { ...rest, groupSid: 'S-1-5-32-573', member: 'NT SERVICE\\Contoso' },
      state: { groups: ofWindows, groupMembers: { 'S-1-5-32-573': [] } },
      drift: { path: ['groupMembers', 'S-1-5-32-573'], value: [] },
    },
    'an identifier, of the administrators': {
      setting: { ...rest, groupSid: 'S-1-5-32-544', member: collectors, sensitiveReason: 'They repair nodes' },
      state: { groups: ofWindows, groupMembers: { 'S-1-5-32-544': ['S-1-5-21-1-2-3-500', other] } },
      drift: { path: ['groupMembers', 'S-1-5-32-544'], value: ['S-1-5-21-1-2-3-500', other] },
    },
    'a user of the node': {
      setting: { ...setting, member: 'svc-logs' },
      state: { groups, users: [{ name: 'SVC-Logs', sid: 'S-1-5-21-1-2-3-1010', passwordLastSet: null }], groupMembers: { [SID]: [other] } },
      drift: { path: ['groupMembers', SID], value: [other] },
    },
  },
  settings: fc.tuple(fc.uniqueArray(account, { minLength: 1, maxLength: 3, selector: ({ _account }) => _account.toLowerCase() }), fc.constantFrom('define', 'windows', 'administrators')).map(([members, of]) => {
    switch (of) {
      case 'define': return LocalGroupMembers.of(LocalGroup.define('readers'), members);
      case 'windows': return LocalGroupMembers.ofBuiltIn(BuiltInGroup.EVENT_LOG_READERS, members);
      default: return LocalGroupMembers.ofAdministrative(AdministrativeGroup.ADMINISTRATORS, members, { reason: 'They repair nodes' });
    }
  }),
  refused: [
    { member: '' }, { member: null }, { member: ['a'] }, { member: 'a@contoso.com' }, { member: 'CONTOSO\\' }, { member: '\\a' }, { member: 'CONTOSO\\a\\b' }, { member: 'CONTOSO\\a ' }, { member: 'BUILTIN\\Administrators' },
    { member: 'NT AUTHORITY\\SYSTEM' }, { member: '.\\a' }, { member: 'NT SERVICE\\' }, { member: 'NT SERVICE\\a\\b' }, { member: 'a'.repeat(21) }, { member: '00112233445566778899' }, { member: 'a\nb' },
    { member: 'S-1-5-32-544' }, { member: 'S-1-1-0' }, { member: 'S-1-5-7' }, { member: 's-1-5-19' }, { member: 'S-1-5-21-1-2-3-501' }, { member: 'S-1-5-21-01-2-3-1000' }, { member: 'S-1-5-21-1-2-3-4294967296' }, { member: 'S-1-5-' },
    { group: '' }, { group: null }, { groupSid: 'S-1-5-32-573' }, { group: undefined }, { group: undefined, groupSid: 'S-1-5-32-544' }, { group: undefined, groupSid: 'S-1-5-32-546' }, { group: undefined, groupSid: 'S-1-5-18' },
    { group: undefined, groupSid: 'S-1-5-32-544', sensitiveReason: 'a', member: 'S-1-5-11' }, { group: undefined, groupSid: 'S-1-5-32-544', sensitiveReason: 'a', member: 'S-1-5-21-1-2-3-513' },
    { group: undefined, groupSid: 'S-1-5-32-544', sensitiveReason: '' }, { group: undefined, groupSid: 'S-1-5-32-573', sensitiveReason: 'a' }, { sensitiveReason: 'a' }, { sensitiveReason: 'a\nb' },
  ],
};

import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { access, groups, SID } from './readers';
import { LocalGroup, LocalGroupGrant, UserRight, UserRightAssignment, UserRightHolder, WindowsUserRight } from '../../../src';

const GUESTS = 'S-1-5-32-546';
const WEB = 'S-1-5-21-1-2-3-1105';
const right = { kind: 'userRight', ensure: 'present' } as const;

export const userRight: KindProof = {
  kind: 'userRight',
  cases: {
    'logging on': {
      setting: { ...access, id: 'userRight/readers/r', kind: 'userRight', right: 'SeInteractiveLogonRight' },
      state: { groups, userRights: { [SID]: ['SeServiceLogonRight'] } },
      drift: { path: ['userRights', SID], value: ['SeServiceLogonRight'] },
    },
    'denied to an account of Windows': {
      setting: { ...right, id: 'userRight/s-1-5-32-546/r', right: 'SeDenyNetworkLogonRight', sid: GUESTS },
      state: { userRights: { [GUESTS]: ['SeDenyBatchLogonRight'] } },
      drift: { path: ['userRights', GUESTS], value: ['SeDenyBatchLogonRight'] },
    },
    'of an account of a domain, with a reason': {
      setting: { ...right, id: 'userRight/contoso\\web$/r', right: 'SeLockMemoryPrivilege', account: 'CONTOSO\\web$', sensitiveReason: 'Large pages' },
      state: { accounts: { 'CONTOSO\\web$': WEB }, userRights: { [WEB]: ['SeServiceLogonRight'] } },
      drift: { path: ['userRights', WEB], value: ['SeServiceLogonRight'] },
    },
  },
  settings: fc.oneof(
    fc.constantFrom(...Object.values(UserRight)).map((one) => LocalGroup.define('readers', { grants: [LocalGroupGrant.userRight(one)] })),
    fc.constantFrom(...Object.values(WindowsUserRight)).map((one) => UserRightAssignment.including(
      one, [UserRightHolder.ofSid(WEB), UserRightHolder.ofDomainAccount('CONTOSO\\web$')], { reason: 'The agent of Contoso' },
    )),
  ),
  refused: [
    { right: 'SeDebugPrivilege' }, { right: 'sebatchlogonright' }, { right: 'SeBatchLogonRight\u200b' }, { right: '' }, { sid: GUESTS }, { group: undefined },
    { group: undefined, sid: 'S-1-1-0', right: 'SeDebugPrivilege', sensitiveReason: 'x' }, { group: undefined, sid: 'S-1-5-32-546\n' },
    { group: undefined, sid: GUESTS, right: 'SeShutdownPrivilege', sensitiveReason: 'x' }, { group: undefined, sid: 'S-1-5-32-559', right: 'SeDebugPrivilege' },
    { group: undefined, sid: 'S-1-1-0', right: 'SeDenyNetworkLogonRight', sensitiveReason: 'x' }, { group: undefined, sid: 'S-1-5-80-0', right: 'SeDenyServiceLogonRight', sensitiveReason: 'x' },
    { group: undefined, sid: 'S-1-5-32-544', right: 'SeDenyInteractiveLogonRight', sensitiveReason: 'x' }, { group: undefined, sid: 'S-1-5-113', right: 'SeDenyInteractiveLogonRight', sensitiveReason: 'x' },
    { group: undefined, sid: 'S-1-5-32-544', right: 'SeDenyNetworkLogonRight' }, { group: undefined, account: 'web' }, { group: undefined, account: 'BUILTIN\\Users' },
    { sensitiveReason: '' }, { sensitiveReason: 'a\nb' },
  ],
};

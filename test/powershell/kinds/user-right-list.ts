import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { groups, SID } from './readers';
import { UserRightAssignment, UserRightHolder, WindowsUserRight } from '../../../src';
import { neededHolders } from '../../../src/facts/user-rights';

const ADMINISTRATORS = 'S-1-5-32-544';
const USERS = 'S-1-5-32-545';
const LOCAL_SERVICE = 'S-1-5-19';
const neededFor = (right: string) => neededHolders.filter((pair) => pair.startsWith(`${right} `)).map((pair) => pair.split(' ')[1]);
const list = { kind: 'userRightList', ensure: 'present' } as const;

export const userRightList: KindProof = {
  kind: 'userRightList',
  cases: {
    'narrowed, with a group': {
      setting: { ...list, id: 'userRightList/senetworklogonright', right: 'SeNetworkLogonRight', holders: [{ sid: ADMINISTRATORS }, { group: 'readers' }] },
      state: { groups, userRights: { [USERS]: ['SeNetworkLogonRight', 'SeShutdownPrivilege'], 'S-1-5-21-1-2-3-500': ['SeNetworkLogonRight'] } },
      drift: { path: ['userRights', USERS], value: ['SeNetworkLogonRight', 'SeShutdownPrivilege'] },
    },
    'nobody': {
      setting: { ...list, id: 'userRightList/setcbprivilege', right: 'SeTcbPrivilege', holders: [] },
      state: { userRights: { [SID]: ['SeServiceLogonRight', 'SeTcbPrivilege'] } },
      drift: { path: ['userRights', SID], value: ['SeServiceLogonRight', 'SeTcbPrivilege'] },
    },
    'with an account of a domain': {
      setting: {
        ...list, id: 'userRightList/sesystemtimeprivilege', right: 'SeSystemtimePrivilege', holders: [{ sid: LOCAL_SERVICE }, { account: 'CONTOSO\\clock$' }], sensitiveReason: 'x',
      },
      state: { accounts: { 'CONTOSO\\clock$': SID }, userRights: { [LOCAL_SERVICE]: ['SeSystemtimePrivilege'] } },
      drift: { path: ['userRights', SID], value: [] },
    },
  },
  settings: fc.constantFrom(...Object.values(WindowsUserRight)).map((right) => UserRightAssignment.exactly(
    right, [...neededFor(right).map((sid) => UserRightHolder.ofSid(sid)), UserRightHolder.ofSid(SID)], { reason: 'The agent of Contoso' },
  )),
  refused: [
    { right: 'SeNetworkLogonright' }, { holders: [] }, { holders: [{ sid: USERS }] }, { holders: [{ sid: ADMINISTRATORS }, { sid: ADMINISTRATORS }] }, { holders: [{}] },
    { holders: [{ sid: ADMINISTRATORS, group: 'readers' }] }, { holders: [{ sid: ADMINISTRATORS }, { sid: 'S-1-5-7' }] }, { holders: { sid: ADMINISTRATORS } },
    { right: 'SeServiceLogonRight', holders: [{ sid: 'S-1-5-80-0' }, { sid: 'S-1-5-83-0' }] }, { right: 'SeServiceLogonRight', holders: [{ sid: 'S-1-5-83-0' }], sensitiveReason: 'x' },
    { right: 'SeTcbPrivilege', holders: [{ sid: ADMINISTRATORS }] }, { right: 'SeDebugPrivilege', holders: [{ sid: USERS }], sensitiveReason: 'x' },
    { right: 'SeImpersonatePrivilege', holders: [{ sid: ADMINISTRATORS }], sensitiveReason: 'x' }, { sensitiveReason: ' x' },
  ],
  isGivenBack: true,
};

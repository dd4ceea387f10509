import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { access, groups, SID } from './readers';
import { LocalGroup, LocalGroupGrant, UserRight } from '../../../src';

export const userRight: KindProof = {
  kind: 'userRight',
  cases: {
    'logging on': {
      setting: { ...access, id: 'userRight/readers/r', kind: 'userRight', right: 'SeInteractiveLogonRight' },
      state: { groups, userRights: { [SID]: ['SeServiceLogonRight'] } },
      drift: { path: ['userRights', SID], value: ['SeServiceLogonRight'] },
    },
  },
  settings: fc.constantFrom(...Object.values(UserRight)).map((right) => LocalGroup.define('readers', { grants: [LocalGroupGrant.userRight(right)] })),
  refused: [{ right: 'SeDebugPrivilege' }, { right: 'sebatchlogonright' }, { right: 'SeBatchLogonRight\u200b' }, { right: '' }],
};

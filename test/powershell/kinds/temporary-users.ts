import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { access, groups, SID } from './readers';
import { LocalGroup } from '../../../src';

const users = [{ name: 'a1b2c3d4e5f60718293a', sid: `${SID}5`, passwordLastSet: new Date(Date.now() - 2 * 86_400_000).toISOString() }];

export const temporaryUsers: KindProof = {
  kind: 'temporaryUsers',
  cases: {
    'left behind': {
      setting: { ...access, id: 'temporaryUsers/readers', kind: 'temporaryUsers', olderThanSeconds: 86_400 },
      state: { groups, users, groupMembers: { [SID]: [`${SID}5`] } },
      drift: { path: ['users'], value: users },
    },
  },
  settings: fc.integer({ min: 1, max: 500 }).map((hours) => LocalGroup.define('readers', { pruneTemporaryUsersAfter: Duration.hours(hours) })),
  refused: [{ olderThanSeconds: 3599 }, { olderThanSeconds: '7200' }, { olderThanSeconds: 4000.5 }, { olderThanSeconds: -1 }, { olderThanSeconds: null }, { ensure: 'absent' }],
  isLasting: false,
};

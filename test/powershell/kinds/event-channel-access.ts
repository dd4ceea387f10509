import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { access, groups, ownEntries, SID } from './readers';
import { LocalGroup, LocalGroupGrant } from '../../../src';

const channel = 'Microsoft-Windows-TaskScheduler/Operational';

export const eventChannelAccess: KindProof = {
  kind: 'eventChannelAccess',
  cases: {
    reading: {
      setting: { ...access, id: 'eventChannelAccess/readers/c', kind: 'eventChannelAccess', channel },
      state: { groups, eventChannels: { [channel]: 'O:BAG:SYD:(A;;0xf0007;;;SY)(A;;0x7;;;BA)(A;;0x1;;;S-1-5-32-573)' } },
      drift: { path: ['eventChannels', channel], value: `O:BAG:SYD:(A;;0x7;;;${SID})(A;;0x7;;;BA)` },
    },
  },
  settings: fc.stringMatching(/^[a-z]{3,8}$/).map((name) => LocalGroup.define('readers', { grants: [LocalGroupGrant.eventChannel(name)] })),
  refused: [{ channel: '' }, { channel: 'a\nb' }, { channel: 'a*' }],
  healedPart: ownEntries,
};

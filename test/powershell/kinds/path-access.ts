import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { access, groups, ownEntries, SID } from './readers';
import { LocalGroup, LocalGroupGrant, PathAccess } from '../../../src';

const directory = { item: 'directory', appliesTo: 'everything', createIfMissing: false };
const sddl = 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)';

export const pathAccess: KindProof = {
  kind: 'pathAccess',
  cases: {
    'a directory': {
      setting: { ...access, ...directory, id: 'pathAccess/readers/d', kind: 'pathAccess', path: 'C:\\data', access: 'read' },
      state: { groups, paths: { 'C:\\data': { kind: 'directory', sddl } } },
      drift: { path: ['paths', 'C:\\data', 'sddl'], value: `D:AI(A;;FA;;;${SID})(A;OICIID;FA;;;SY)` },
    },
    'a file': {
      setting: { ...access, ...directory, item: 'file', id: 'pathAccess/readers/f', kind: 'pathAccess', path: 'C:\\data\\a.log', access: 'write' },
      state: { groups, paths: { 'C:\\data': { kind: 'directory', sddl }, 'C:\\data\\a.log': { kind: 'file', sddl: 'D:AI(A;ID;FA;;;SY)' } } },
      drift: { path: ['paths', 'C:\\data\\a.log', 'sddl'], value: 'D:AI(A;ID;FA;;;SY)' },
    },
  },
  settings: fc.tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.constantFrom(...Object.values(PathAccess)), fc.boolean(), fc.boolean())
    .map(([path, right, createIfMissing, thisFolderOnly]) => LocalGroup.define('readers', {
      grants: [LocalGroupGrant.directory(`C:/data-${path}`, right, { createIfMissing, thisFolderOnly })],
    })),
  refused: [{ path: 'C:\\Windows' }, { path: 'data' }, { path: 'C:\\data\\..\\x' }, { access: 'full' }, { item: 'link' }],
  healedPart: ownEntries,
};

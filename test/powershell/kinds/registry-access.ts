import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { access, groups, ownEntries, SID } from './readers';
import { LocalGroup, LocalGroupGrant, RegistryAccess } from '../../../src';

const key = 'SOFTWARE\\Contoso';
const sddl = 'D:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)(A;CIID;KA;;;SY)';

export const registryAccess: KindProof = {
  kind: 'registryAccess',
  cases: {
    read: {
      setting: { ...access, id: 'registryAccess/readers/k', kind: 'registryAccess', key, access: 'read' },
      state: { groups, registry: { [key]: sddl } },
      drift: { path: ['registry', key], value: sddl },
    },
    write: {
      setting: { ...access, id: 'registryAccess/readers/k', kind: 'registryAccess', key, access: 'write' },
      state: { groups, registry: { [key]: sddl } },
      drift: { path: ['registry', key], value: `D:AI(A;;KA;;;${SID})(A;CIID;KA;;;SY)` },
    },
  },
  settings: fc.tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.constantFrom(...Object.values(RegistryAccess))).map(([name, right]) => (
    LocalGroup.define('readers', { grants: [LocalGroupGrant.registryKey(`SOFTWARE\\Contoso\\${name}`, right)] })
  )),
  refused: [{ access: 'read\u200b' }, { key: 'SAM' }, { key: '' }, { key: 'HKLM:\\SOFTWARE' }],
  healedPart: ownEntries,
};

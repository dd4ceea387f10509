import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { access, groups, ownEntries, SID } from './readers';
import { LocalGroup, LocalGroupGrant, ServiceAccess } from '../../../src';

const sddl = 'D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)S:(AU;FA;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;WD)';

export const serviceAccess: KindProof = {
  kind: 'serviceAccess',
  cases: {
    query: {
      setting: { ...access, id: 'serviceAccess/readers/s', kind: 'serviceAccess', service: 'Contoso Agent', access: 'query' },
      state: { groups, services: { 'Contoso Agent': sddl } },
      drift: { path: ['services', 'Contoso Agent'], value: `D:(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;${SID})(A;;KA;;;SY)` },
    },
    startStop: {
      setting: { ...access, id: 'serviceAccess/readers/s', kind: 'serviceAccess', service: 'Spooler', access: 'startStop' },
      state: { groups, services: { Spooler: sddl } },
      drift: { path: ['services', 'Spooler'], value: sddl },
    },
  },
  settings: fc.tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.constantFrom(...Object.values(ServiceAccess))).map(([name, right]) => (
    LocalGroup.define('readers', { grants: [LocalGroupGrant.service(`x-${name}`, right)] })
  )),
  refused: [{ access: 'full' }, { access: 'QUERY' }, { service: '' }, { service: 'containerd', access: 'startStop' }],
  healedPart: ownEntries,
};

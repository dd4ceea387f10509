import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { LocalGroup } from '../../../src';

export const localGroup: KindProof = {
  kind: 'localGroup',
  cases: {
    defined: {
      setting: { id: 'localGroup/readers', kind: 'localGroup', ensure: 'present', name: 'readers', origin: 'defined', description: 'Reads' },
      state: {},
      drift: { path: ['groups', '0', 'description'], value: 'Something else' },
    },
  },
  settings: fc.tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.stringMatching(/^[A-Z][a-z ]{0,20}[a-z]$/)).map(([name, description]) => (
    LocalGroup.define(`hpc-${name}`, { description })
  )),
  refused: [{ name: '' }, { name: 'a/b' }, { origin: 'other' }, { description: 'x'.repeat(49) }],
  texts: ['description'],
};

import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { MinimumPatchLevel, PatchLevel, WindowsServer } from '../../../src';

const number = fc.integer({ min: 1, max: 40_000 });
const update = fc.record({ id: fc.stringMatching(/^KB[1-9][0-9]{6}$/), includedSince: fc.option(number, { nil: undefined }) });
const server = fc.constantFrom(...Object.values(WindowsServer));
const minimum = fc.record({ server, revision: number, updates: fc.array(update, { maxLength: 2 }) });

interface Minimum {
  readonly server: WindowsServer;
  readonly revision: number;
  readonly updates: readonly { readonly id: string; readonly includedSince?: number }[];
}

const made = ({ server: release, revision, updates }: Minimum) => (
  updates.reduce((level, { id, includedSince }) => level.withUpdate(id, { includedSince }), MinimumPatchLevel.of(release, revision))
);

export const patchLevel: KindProof = {
  kind: 'patchLevel',
  cases: {
    behind: {
      setting: {
        id: 'patchLevel/windows', kind: 'patchLevel', ensure: 'present', reportsPendingReboot: true,
        minimums: [{ build: 20348, revision: 2700, updates: [{ id: 'KB5034439' }] }],
      },
      state: { patchLevel: { build: 20348, revision: 2402, updates: ['KB5012170'] }, rebootPending: true },
      drift: { path: ['patchLevel', 'revision'], value: 1 },
    },
  },
  settings: fc.uniqueArray(minimum, { minLength: 1, maxLength: 3, selector: (each) => each.server })
    .chain((minimums) => fc.boolean().map((reportPendingReboot) => PatchLevel.atLeast(minimums.map(made), { reportPendingReboot }))),
  refused: [
    { ensure: 'absent' }, { minimums: [] }, { minimums: [{ build: 20348, revision: 2700 }] }, { minimums: [{ build: '20348', revision: 2700, updates: [] }] },
    { minimums: [{ build: 20348, revision: 0, updates: [] }] }, { minimums: [{ build: 20348, revision: 27.5, updates: [] }] },
    { minimums: [1, 2].map((revision) => ({ build: 20348, revision, updates: [] })) }, { minimums: ['20348.2700'] },
    { minimums: [{ build: 20348, revision: 1, updates: [{ id: '5034439' }] }] }, { minimums: [{ build: 20348, revision: 1, updates: [{ id: 'KB5034439', includedSince: '9' }] }] },
    { minimums: [{ build: 20348, revision: 1, updates: [{ id: 'KB5034439', since: 9 }] }] }, { reportsPendingReboot: 'true' }, { reportsPendingReboot: null },
  ],
  isEnforced: false,
};

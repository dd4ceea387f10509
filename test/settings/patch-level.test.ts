import { chartWithNamespace, desiredOf, settingsOn } from './settings';
import { MinimumPatchLevel, PatchLevel, WindowsServer } from '../../src';

const minimum = (revision = 2700) => MinimumPatchLevel.of(WindowsServer.LTSC2022, revision);

test('releases are known by their build, in one order', () => {
  const updates = [{ id: 'KB5034439' }, { id: 'KB5034129', includedSince: 2227 }];
  const newer = minimum().withUpdate('KB5034439').withUpdate('KB5034129', { includedSince: 2227 });
  const older = MinimumPatchLevel.of(WindowsServer.LTSC2019, 5458);
  expect(desiredOf(PatchLevel.atLeast([newer, older], { reportPendingReboot: false }))).toEqual([{
    id: 'patchLevel/windows',
    kind: 'patchLevel',
    ensure: 'present',
    minimums: [{ build: 17763, revision: 5458, updates: [] }, { build: 20348, revision: 2700, updates }],
    reportsPendingReboot: false,
  }]);
});

test('a pending reboot is reported unless that is not wanted', () => {
  expect(desiredOf(PatchLevel.atLeast([minimum()]))[0].reportsPendingReboot).toBe(true);
});

test('two of them on one node may differ: they report, and undo nothing', () => {
  const chart = chartWithNamespace();
  settingsOn(chart, 'one', { settings: [PatchLevel.atLeast([minimum()])], metadata: { name: 'one' } });
  settingsOn(chart, 'other', { settings: [PatchLevel.atLeast([minimum(2800)])], metadata: { name: 'other' } });
  expect(chart.node.root.node.findAll().flatMap((each) => each.node.validate())).toEqual([]);
});

test.each<[string, () => unknown, string]>([
  ['no release', () => PatchLevel.atLeast([]), 'PatchLevel: minimums must contain at least one release'],
  ['nothing', () => PatchLevel.atLeast(undefined as never), 'PatchLevel: minimums must be a list, got undefined'],
  ['one minimum', () => PatchLevel.atLeast(minimum() as never), 'must be a list, got an object of MinimumPatchLevel'],
  ['a text', () => PatchLevel.atLeast(['20348.2700'] as never), 'PatchLevel: minimum is "20348.2700". Use MinimumPatchLevel.of('],
  ['a release twice', () => PatchLevel.atLeast([minimum(), minimum(2800)]), 'PatchLevel: build 20348 is listed twice'],
  ['an unknown release', () => MinimumPatchLevel.of('10.0.14393' as never, 1), 'MinimumPatchLevel: server is "10.0.14393". Use one of WindowsServer: LTSC2019, LTSC2022, LTSC2025'],
  ['a whole version', () => minimum(20348.27), 'MinimumPatchLevel "10.0.20348": revision must be a whole number from 1 to 2147483647, got 20348.27'],
  ['no revision', () => minimum(0), 'revision must be a whole number from 1 to 2147483647, got 0'],
  ['a number for an update', () => minimum().withUpdate('5034439'), 'MinimumPatchLevel: "5034439" is not the id of an update. Use KB and the number'],
  ['an update in lower case', () => minimum().withUpdate('kb5034439'), '"kb5034439" is not the id of an update'],
  ['half a revision', () => minimum().withUpdate('KB5034439', { includedSince: 0.5 }), 'includedSince of update "KB5034439" must be a whole number from 1 to 2147483647, got 0.5'],
  ['an unknown key', () => minimum().withUpdate('KB5034439', { since: 1 } as never), 'MinimumPatchLevel.withUpdate has no property "since"'],
])('fails for %s', (_, make, text) => {
  expect(make).toThrow(text);
});

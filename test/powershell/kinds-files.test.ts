import * as fc from 'fast-check';
import { callFunctions } from './call-functions';
import { absent, base64, contentOf, directory, file, folder, path, sha256, story, users, withFile } from './file-stories';
import { runKinds, Setting, SimulatedWindows, Step } from './kind-runs';
import { groups, SID } from './kinds/readers';
import { describeWithPowerShell } from './powershell';
import { NodeDirectory, NodeFile } from '../../src';
import { closedFolders, nodeFolders, closedFoldersAlone } from '../../src/facts/grantable-paths';
import { unmanagedFolders } from '../../src/facts/managed-paths';
import { programFolders } from '../../src/facts/program-folders';

describeWithPowerShell('a file that was there before', () => {
  test('comes back with content and permissions, however often the setting changed in between, and is left alone from then on', () => {
    const newer = { ...file, source: 'data:newer', sha256: sha256('newer') };
    const [changed, changedAgain, returned, quiet, edited, untouched] = story(
      withFile('old'), { setting: file }, { setting: newer }, { setting: absent(newer) }, { setting: absent(newer) },
      { drift: { path: ['paths', path, 'content'], value: base64('by others') } }, { setting: absent(newer) },
    );
    expect([changed, changedAgain, returned, quiet].map(({ status, error }) => [status, error])).toEqual([['changed', null], ['changed', null], ['changed', null], ['converged', null]]);
    expect(contentOf(changedAgain.state)).toBe(base64('newer'));
    expect(returned.state.paths[path]).toMatchObject({ content: base64('old'), sddl: users });
    expect(untouched).toMatchObject({ status: 'converged', changes: [] });
    expect(contentOf(edited.state)).toBe(contentOf(untouched.state));
  });

  test('belongs to SYSTEM where that is asked for, after each change of its content', () => {
    const owned = (source: string, permissions?: object): Setting => ({ ...file, owner: 'system', source: `data:${source}`, sha256: sha256(source), permissions });
    for (const permissions of [undefined, { inherit: true, entries: [] }, { inherit: false, entries: [] }]) {
      const results = story(withFile('old'), { setting: owned('new', permissions) }, { setting: owned('newer', permissions) }, { setting: owned('newer', permissions) });
      expect(results.map(({ status, error }) => [status, error])).toEqual([['changed', null], ['changed', null], ['converged', null]]);
      expect(results[2].state.paths[path].owner).toBe('S-1-5-18');
    }
  });

  test('is for SYSTEM and administrators alone until it has its earlier permissions again', () => {
    const secret = 'D:P(A;;FA;;;SY)(A;;FA;;;BA)';
    const state = withFile('old', { [path]: { kind: 'file', sddl: secret, content: base64('old') } });
    const removed: Step = { drift: { path: ['paths'], value: { 'C:\\data': folder } } };
    const results = story(state, { setting: file }, removed, { setting: absent(file) });
    expect(results.at(-1)).toMatchObject({ status: 'changed', error: null, state: { paths: { [path]: { content: base64('old'), sddl: secret } } } });
    const [, , copied] = story(state, { setting: file }, removed, { setting: absent(file), killBefore: 2 });
    expect(copied.state.paths[`${path}.cdk8s-new`]).toMatchObject({ sddl: secret });
  });

  test('comes back to what it was last, where it was managed, given back, and managed again', () => {
    const steps: Step[] = [{ setting: file }, { setting: absent(file) }, { drift: { path: ['paths', path, 'content'], value: base64('later') } }, { setting: file }, { setting: absent(file) }];
    const results = story(withFile('old'), ...steps);
    expect(contentOf(results[3].state)).toBe(base64('new'));
    expect(contentOf(results[4].state)).toBe(base64('later'));
  });

  test('comes back where somebody has removed the new one', () => {
    const { [path]: _, ...left } = withFile('old').paths;
    const [, , returned] = story(withFile('old'), { setting: file }, { drift: { path: ['paths'], value: left } }, { setting: absent(file) });
    expect(returned).toMatchObject({ status: 'changed', error: null });
    expect(contentOf(returned.state)).toBe(base64('old'));
  });

  test('is neither changed nor recorded where it is already as it should be, and not removed', () => {
    const equal = { 'C:\\data\\a.yaml': { kind: 'file', content: base64('new'), sddl: `D:PAI(A;;0x1200a9;;;${SID})(A;;FA;;;BA)(A;;FA;;;SY)` } };
    const [present, removed] = story(withFile(undefined, equal), { setting: file }, { setting: absent(file) });
    expect(present).toMatchObject({ status: 'converged', changes: [] });
    expect(removed.error).toMatch(/existed before the agent/u);
    expect(removed.state.paths).toEqual(present.state.paths);
  });

  test.each([
    ['while it is replaced', [{ setting: file }]],
    ['while it is given back', [{ setting: file }, { setting: absent(file) }]],
  ])('killed before any change %s, and run again, ends as undisturbed', (_, steps) => {
    const undisturbed = story(withFile('old'), ...steps).at(-1)!;
    const last = steps.at(-1)!;
    const points = undisturbed.changes.map((_change, index) => [...steps.slice(0, -1), { ...last, killBefore: index + 1 }, last]);
    const outcomes = runKinds(points.map((each) => ({ state: withFile('old'), steps: each })));
    expect(outcomes.length).toBeGreaterThan(3);
    outcomes.forEach((outcome) => {
      expect(outcome.at(-2)!.error).toBe('killed');
      expect(outcome.at(-1)!.state).toEqual(undisturbed.state);
    });
    // Readers see the old content or the new one, and never the new one with the old permissions.
    const seen = outcomes.map((outcome) => outcome.at(-2)!.state.paths[path]).filter(({ content }) => content === base64('new'));
    expect(seen.filter(({ sddl }) => sddl === users && last.setting!.ensure === 'present')).toEqual([]);
  });
});

describeWithPowerShell('files and directories', () => {
  test('have the permissions that are listed and no others, with SYSTEM and administrators', () => {
    const entries = [{ group: 'readers', access: 'write' }, { sid: 'S-1-5-19', access: 'modify' }, { sid: 'S-1-5-80-0', access: 'read' }];
    const listed = (setting: Setting, inherit: boolean) => ({ ...setting, permissions: { inherit, entries } });
    const before = withFile('new', Object.fromEntries(['C:\\data', 'C:\\data\\in'].map((each) => (
      [each, { ...folder, sddl: 'D:AI(D;OICI;FA;;;BG)(A;OICI;GA;;;WD)(A;OICIID;FA;;;SY)' }]
    ))));
    const inheriting = listed({ ...directory, path: 'C:\\data\\in' }, true);
    const results = [listed(directory, false), inheriting, listed(file, false)].map((setting) => story(before, { setting })[0]);
    expect(results.map(({ error }) => error)).toEqual([null, null, null]);
    expect([results[0].state.paths['C:\\data'].sddl, results[1].state.paths['C:\\data\\in'].sddl, results[2].state.paths[path].sddl]).toEqual([
      `D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1201bf;;;${SID})(A;OICI;0x1301bf;;;S-1-5-19)(A;OICI;0x1200a9;;;S-1-5-80-0)`,
      `D:(A;OICI;0x1201bf;;;${SID})(A;OICI;0x1301bf;;;S-1-5-19)(A;OICI;0x1200a9;;;S-1-5-80-0)`,
      `D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1201bf;;;${SID})(A;;0x1301bf;;;S-1-5-19)(A;;0x1200a9;;;S-1-5-80-0)`,
    ]);
    expect(results[0].state.paths['C:\\data'].owner).toBe('S-1-5-18');
  });

  test('are as they should be in whatever order and spelling Windows gives the list back', () => {
    const spelled = [`D:PAI(A;OICI;0x1301bf;;;${SID})(A;CIOI;0x1f01ff;;;BA)(A;OICI;FA;;;S-1-5-18)`, `D:PAR(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;SDCCDCLCSWRPWPDTLOCRRCSY;;;${SID})`];
    const [same, other] = spelled.map((sddl) => story(withFile('new', { 'C:\\data': { kind: 'directory', sddl, owner: 'S-1-5-18' } }), { setting: directory, mode: 'audit' })[0]);
    expect(same.differences).toEqual([]);
    // A right that nobody knows is none that was asked for.
    expect(other.differences).toEqual([expect.stringContaining('permissions of directory')]);
  });

  test('with a list that cannot be read to its end get a new one', () => {
    const sddl = 'D:(XA;;FX;;;WD;(@User.Title=="PM"))(A;;FA;;;SY)';
    const [healed] = story(withFile('new', { 'C:\\data': { kind: 'directory', sddl } }), { setting: directory });
    expect(healed).toMatchObject({ status: 'changed', error: null });
    expect(healed.state.paths['C:\\data'].sddl).toMatch(/^D:P\(A;OICI;FA;;;SY\)/u);
  });

  test('that were there before get their permissions back', () => {
    const before = withFile();
    const [, returned, quiet] = story(before, { setting: directory }, { setting: absent(directory) }, { setting: absent(directory) });
    expect(returned.state.paths['C:\\data'].sddl).toBe(folder.sddl);
    expect(quiet).toMatchObject({ status: 'converged', changes: [] });
  });

  test('reach everything in a directory, even if an earlier agent was killed while Windows passed them on', () => {
    // The kill comes right after the change of the list.
    const kill = story(withFile(), { setting: directory }).at(-1)!.changes.indexOf('permissions of C:\\data') + 2;
    const [killed, repeated, again] = story(withFile(), { setting: directory, killBefore: kill }, { setting: directory }, { setting: directory });
    expect([killed.error, killed.changes.at(-1)]).toEqual(['killed', 'permissions of C:\\data']);
    expect(repeated.differences).toContainEqual(expect.stringContaining("an earlier change of 'C:\\data' was interrupted"));
    expect(repeated).toMatchObject({ status: 'changed', changes: expect.arrayContaining(['permissions of C:\\data']) });
    expect(again).toMatchObject({ status: 'converged', changes: [] });
  });

  test('wait for a group that is missing: drift in an audit, a failure that names it otherwise', () => {
    const state: SimulatedWindows = { ...withFile('new'), groups: [] };
    const [[audited], [failed]] = [story(state, { setting: directory, mode: 'audit' }), story(state, { setting: directory })];
    expect(audited).toMatchObject({ status: 'drift', error: null, differences: expect.arrayContaining([expect.stringContaining('group \'readers\' does not exist')]) });
    expect(failed).toMatchObject({ error: expect.stringContaining('group \'readers\' does not exist'), state: { paths: state.paths } });
  });

  test('are never reached over a link, and never in place of something else', () => {
    const linked: SimulatedWindows[] = [
      { 'C:\\data': { kind: 'link' } },
      { [path]: { kind: 'link' } },
      { [path]: { kind: 'directory', sddl: users } },
    ];
    const results = linked.flatMap((more) => [file, absent(file)].map((setting) => story(withFile('old', more), { setting })[0]));
    expect(results.map(({ error, changes }) => [error, changes])).toEqual([
      ...Array(4).fill([expect.stringMatching(/leads through a link/u), []]), ...Array(2).fill([expect.stringMatching(/is a directory, not a file/u), []]),
    ]);
    const [onFile] = story(withFile('old', { 'C:\\data': { kind: 'file', sddl: users, content: '' } }), { setting: directory });
    expect(onFile).toMatchObject({ error: expect.stringContaining('is a file, not a directory'), changes: [] });
  });

  test('with another content than the settings say are not written', () => {
    const state = { ...withFile('old'), sources: { 'data:new': base64('tampered') } };
    const [failed] = story(state, { setting: file });
    expect(failed.error).toMatch(new RegExp(`has the SHA-256 ${sha256('tampered')} instead of ${sha256('new')}`, 'u'));
    expect(contentOf(failed.state)).toBe(base64('old'));
  });

  test('a file needs its folder, and a folder that holds something stays', () => {
    const [lonely] = story({ groups, sources: withFile().sources }, { setting: file });
    expect(lonely).toMatchObject({ error: expect.stringMatching(/folder 'C:\\data' does not exist. Create it with a setting/u), changes: [] });
    const [, , full] = story({ groups }, { setting: directory }, { drift: { path: ['paths', path], value: { kind: 'file', sddl: users, content: '' } } }, { setting: absent(directory) });
    expect(full.error).toMatch(/is not empty/u);
    expect(Object.keys(full.state.paths).sort()).toEqual(['C:\\data', path]);
  });
});

describeWithPowerShell('paths that the agent refuses', () => {
  const folders = [...closedFolders, ...nodeFolders, ...unmanagedFolders, ...closedFoldersAlone, ...programFolders];
  const name = fc.oneof(fc.constantFrom('a', 'Contoso', 'NUL', 'com1.txt', 'b.', ' c', 'progra~1', '..', 'con', 'console', 'x'.repeat(230)), fc.string({ maxLength: 6 }));
  const paths = fc.oneof(
    fc.constantFrom(...folders),
    fc.tuple(fc.constantFrom(...folders, 'C:', 'D:', 'C:\\data', 'C:\\ProgramData\\Contoso'), name).map((parts) => parts.join('\\')),
    fc.constantFrom(...folders).map((folder_) => folder_.slice(0, folder_.lastIndexOf('\\'))),
    fc.constantFrom(...folders).map((folder_) => `${folder_}2`),
  ).chain((text) => fc.constantFrom(text, text.toUpperCase()));

  test('are those that the constructs refuse', () => {
    const tried = fc.sample(fc.record({ path: paths, isFile: fc.boolean(), inProgramFolder: fc.boolean() }), { numRuns: 600, seed: 5 })
      // Constructs write a path out before the agent sees it: another kind of slash, an empty name, a missing drive.
      .filter((each) => !/\/|\\\\|\\$|^[^A-Z]/u.test(each.path));
    const answers = callFunctions(['managed-path.ps1'], tried.map(({ isFile, ...fields }) => ({
      function: 'Assert-ManagedPath', parameters: { Setting: fields, Item: isFile ? 'file' : 'directory' },
    })));
    const isRefused = ({ path: text, isFile, inProgramFolder }: (typeof tried)[number]) => {
      try {
        if (isFile) {
          NodeFile.fromText(text, '', { inProgramFolder });
        } else {
          NodeDirectory.of(text, { inProgramFolder });
        }
        return false;
      } catch {
        return true;
      }
    };
    const refused = tried.map(isRefused);
    expect(tried.filter((_, index) => refused[index] !== (answers[index].error !== null))).toEqual([]);
    expect(refused.filter(Boolean).length).toBeGreaterThan(100);
    expect(refused.filter((each) => !each).length).toBeGreaterThan(50);
  });
});

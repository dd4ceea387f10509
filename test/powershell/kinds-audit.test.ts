import { runKinds, Setting, StepResult } from './kind-runs';
import { SID } from './kinds/readers';
import { describeWithPowerShell } from './powershell';

const path = 'C:\\audited';
const key = 'SOFTWARE\\Audited';
const groups = [{ name: 'Administratoren', description: '', sid: 'S-1-5-32-544' }, { name: 'readers', description: '', sid: SID }];
const directory: Setting = { id: 'pathAudit/everyone/d', kind: 'pathAudit', ensure: 'present', path, item: 'directory', sid: 'S-1-1-0', success: ['write'], inherit: true };
const registryKey: Setting = { id: 'registryAudit/everyone/k', kind: 'registryAudit', ensure: 'present', key, sid: 'S-1-1-0', success: ['write'], inherit: true };
const stateWith = (audit: string) => ({ groups, paths: { [path]: { kind: 'directory', audit } }, registryAudit: { [key]: audit } });
const auditOf = ({ state }: StepResult) => [state.paths![path].audit, state.registryAudit![key]];
const recordOf = ({ state }: StepResult) => state.created![directory.id]?.was.entries;
const run = (audit: string, ...settings: Setting[]) => runKinds([{ state: stateWith(audit), steps: settings.map((setting) => ({ setting })) }])[0];

describeWithPowerShell('audit entries', () => {
  test('come after the explicit entries of others and before inherited ones, which stay', () => {
    const before = 'S:AI(AU;OICIFA;FA;;;BA)(ML;;NW;;;HI)(AU;OICIIDFA;SD;;;WD)';
    const [path0, key0] = [run(before, directory), run(before, registryKey)].map(([step], index) => auditOf(step)[index]);
    expect(path0).toBe('S:AI(AU;OICIFA;FA;;;BA)(ML;;NW;;;HI)(AU;OICISA;0x116;;;WD)(AU;OICIIDFA;SD;;;WD)');
    expect(key0).toBe('S:AI(AU;OICIFA;FA;;;BA)(ML;;NW;;;HI)(AU;CISA;0x26;;;WD)(AU;OICIIDFA;SD;;;WD)');
  });

  test('are not added where an entry audits as much already, and such an entry stays', () => {
    for (const covering of ['S:(AU;OICISAFA;FA;;;WD)', 'S:AI(AU;OICIIDSA;DCLCRPCR;;;S-1-1-0)']) {
      const [made, removed] = run(covering, directory, { ...directory, ensure: 'absent' });
      expect([made, removed].map(({ status, changes }) => [status, changes])).toEqual([['converged', []], ['converged', []]]);
    }
  });

  test('are added beside entries that audit less', () => {
    const narrower = [
      'S:(AU;OICIIOSA;FA;;;WD)', 'S:(AU;OICINPSA;FA;;;WD)', 'S:(AU;OISA;FA;;;WD)', 'S:(AU;OICIFA;FA;;;WD)', 'S:(AL;OICISA;FA;;;WD)', 'S:(AU;OICISA;DCLCRP;;;WD)', 'S:(AU;OICISA;FA;;;BU)',
    ];
    const results = runKinds(narrower.map((audit) => ({ state: stateWith(audit), steps: [{ setting: directory }] })));
    expect(results.map(([made]) => auditOf(made)[0])).toEqual(narrower.map((audit) => `${audit}(AU;OICISA;0x116;;;WD)`));
  });

  test('that the setting no longer names are replaced, and equal ones of others are not', () => {
    const others = 'S:(AU;OICISA;SD;;;WD)';
    const [first, second, third, removed] = run(
      others, directory, { ...directory, success: ['write', 'delete'], failure: ['read'] }, { ...directory, success: undefined, failure: ['read'] }, { ...directory, ensure: 'absent' },
    );
    expect([first, second, third, removed].map(({ error }) => error)).toEqual([null, null, null, null]);
    expect([first, second, third, removed].map((step) => auditOf(step)[0])).toEqual([
      `${others}(AU;OICISA;0x116;;;WD)`,
      `${others}(AU;OICISA;0x10156;;;WD)(AU;OICIFA;CC;;;WD)`,
      `${others}(AU;OICIFA;CC;;;WD)`,
      others,
    ]);
    expect([first, second, third, removed].map(recordOf)).toEqual([['CIOISA 0x116'], ['CIFAOI 0x1', 'CIOISA 0x10156'], ['CIFAOI 0x1'], undefined]);
  });

  test('are replaced without leftovers if the agent is killed before any of its changes', () => {
    const changed = { ...directory, success: ['delete'] };
    const steps = (killBefore: number) => [{ setting: directory }, { setting: changed, killBefore }, { setting: changed }, { setting: { ...changed, ensure: 'absent' as const } }];
    const results = runKinds([0, 1, 2, 3, 4, 5, 6, 7, 8].map((killBefore) => ({ state: stateWith('S:(AU;FA;SD;;;BA)'), steps: steps(killBefore) })));
    expect(results.map(([, killed]) => killed.error)).toEqual([null, ...Array.from({ length: 8 }, () => 'killed')]);
    expect(results[0][1].changes).toHaveLength(8);
    results.forEach(([, , again, removed]) => {
      expect(auditOf(again)[0]).toBe('S:(AU;FA;SD;;;BA)(AU;OICISA;0x10040;;;WD)');
      expect(auditOf(removed)[0]).toBe('S:(AU;FA;SD;;;BA)');
      expect(removed.state.created).toEqual({});
    });
  });

  test('are one entry if both outcomes are audited alike, and keep a list that inherits nothing', () => {
    const [made] = run('S:P', { ...directory, success: ['read', 'execute'], failure: ['execute', 'read'] });
    expect(auditOf(made)[0]).toBe('S:P(AU;OICIFASA;0x21;;;WD)');
  });

  test('of a group have its number, and administrators can be audited, too', () => {
    const [made] = run('S:', { ...directory, sid: undefined, group: 'readers' });
    const [administrators] = run('S:', { ...directory, sid: undefined, group: 'Administratoren' });
    const [missing] = run('S:', { ...directory, sid: undefined, group: 'nobody' });
    expect(auditOf(made)[0]).toBe(`S:(AU;OICISA;0x116;;;${SID})`);
    expect(auditOf(administrators)[0]).toBe('S:(AU;OICISA;0x116;;;S-1-5-32-544)');
    expect(missing).toMatchObject({ error: 'group \'nobody\' does not exist on this node', changes: [] });
  });

  test('are refused beside what the agent cannot read to its end', () => {
    const unreadable = ['S:(XU;SAFA;FX;;;WD;(@User.Title=="PM"))', 'S:(RA;;;;;WD;("Secrecy",TU,0x0,3))', 'S:(AU;SA;QQ;;;WD)', 'S:(AU;SA;FA;;;WD', 'S:NO_ACCESS_CONTROL', 'D:(A;;FA;;;WD)'];
    const results = runKinds(unreadable.map((audit) => ({ state: stateWith(audit), steps: [{ setting: directory }] })));
    results.forEach(([made]) => expect(made).toMatchObject({ error: expect.stringMatching(/by hand\.$/u), changes: [] }));
  });

  test('of what is missing fail, are drift in an audit, and are nothing to be given up', () => {
    const gone: Setting[] = [{ ...directory, path: 'C:\\gone' }, { ...registryKey, key: 'SOFTWARE\\Gone' }];
    const results = runKinds(gone.map((setting) => ({
      state: stateWith('S:'), steps: [{ setting }, { setting, mode: 'audit' }, { setting: { ...setting, ensure: 'absent' } }],
    })));
    for (const [enforced, audited, absent] of results) {
      expect(enforced).toMatchObject({ error: expect.stringContaining('does not exist'), changes: [] });
      expect(audited).toMatchObject({ status: 'drift', changes: [] });
      expect(absent).toMatchObject({ status: 'converged', changes: [] });
    }
  });

  test('of a path that is something else, or leads through a link, fail', () => {
    const state = { ...stateWith('S:'), paths: { [path]: { kind: 'file' }, 'C:\\link': { kind: 'link' } } };
    const [[wrong], [linked]] = runKinds([{ state, steps: [{ setting: directory }] }, { state, steps: [{ setting: { ...directory, path: 'C:\\link\\a' } }] }]);
    expect(wrong).toMatchObject({ error: expect.stringContaining('is a file, not a directory'), changes: [] });
    expect(linked).toMatchObject({ error: expect.stringContaining('leads through a link'), changes: [] });
  });

  test('of busy and wide places are taken out even if a new document may not add them', () => {
    const absent = { ...directory, ensure: 'absent' as const, path: 'C:\\Windows' };
    const [[removed], [alone]] = runKinds([
      { state: stateWith('S:'), steps: [{ setting: absent }] },
      { state: { ...stateWith('S:'), paths: { 'C:\\Windows': { kind: 'directory' } } }, steps: [{ setting: { ...directory, path: 'C:\\Windows', inherit: false } }] },
    ]);
    expect(removed.refusal).toBeNull();
    expect(alone).toMatchObject({ refusal: null, status: 'changed' });
  });
});

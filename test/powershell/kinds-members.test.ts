import * as fc from 'fast-check';
import { callFunctions } from './call-functions';
import { runKinds, Setting, SimulatedWindows, Step } from './kind-runs';
import { describeWithPowerShell } from './powershell';
import { GroupMember } from '../../src';
import { serviceSid } from '../../src/facts/service-sid';

const SID = 'S-1-5-21-1-2-3-1001';
const account = 'S-1-5-21-7-8-9-1131';
const groups = [
  { name: 'readers', description: '', sid: SID },
  { name: 'Administratoren', description: '', sid: 'S-1-5-32-544' },
  { name: 'Sicherungs-Operatoren', description: '', sid: 'S-1-5-32-551' },
  { name: 'Ereignisprotokollleser', description: '', sid: 'S-1-5-32-573' },
];
const setting: Setting = { id: 'groupMember/readers/m', kind: 'groupMember', ensure: 'present', group: 'readers', member: 'CONTOSO\\ops' };
const absent: Setting = { ...setting, ensure: 'absent' };
const state: SimulatedWindows = { groups, accounts: { 'CONTOSO\\ops': account }, groupMembers: { [SID]: ['S-1-5-21-7-8-9-1'] } };
const members = ({ groupMembers }: SimulatedWindows) => groupMembers[SID];
const domain = (value: object): Step => ({ drift: { path: ['accounts'], value } });

describeWithPowerShell('a member of a group', () => {
  test('that cannot be found fails, and says what to check', () => {
    const [[gone], [local]] = runKinds([
      { state: { ...state, accounts: {} }, steps: [{ setting }] },
      { state, steps: [{ setting: { ...setting, member: 'nobody' } }] },
    ]);
    expect(gone.error).toMatch(/^account 'CONTOSO\\ops' cannot be found: .+ Check its name, whether the node is joined to the domain, and whether it reaches a domain controller\./u);
    expect(local.error).toBe('user \'nobody\' does not exist on this node. Create it first, or write DOMAIN\\nobody for an account of a domain.');
    expect([gone, local].map(({ changes }) => changes)).toEqual([[], []]);
  });

  test('is taken out again after its account has gone from the domain, or while the domain cannot be reached', () => {
    const [results] = runKinds([{ state, steps: [{ setting }, domain({}), { setting }, { setting: absent }] }]);
    expect(results.map(({ error }) => error === null)).toEqual([true, true, false, true]);
    expect(members(results[0].state)).toEqual(['S-1-5-21-7-8-9-1', account]);
    expect(members(results[3].state)).toEqual(['S-1-5-21-7-8-9-1']);
    expect(results[3].state.created).toEqual({});
  });

  test('is another one where its name belongs to another account: the one that the agent added goes', () => {
    const [[, , again, third]] = runKinds([{ state, steps: [{ setting }, domain({ 'CONTOSO\\ops': 'S-1-5-21-7-8-9-2000' }), { setting }, { setting: absent }] }]);
    expect(again.differences).toEqual([
      'account \'CONTOSO\\ops\' is not a member of group \'readers\'',
      `group 'readers' has the member ${account}, which the agent added when that account had the name 'CONTOSO\\ops'`,
    ]);
    expect(members(again.state)).toEqual(['S-1-5-21-7-8-9-1', 'S-1-5-21-7-8-9-2000']);
    expect(members(third.state)).toEqual(['S-1-5-21-7-8-9-1']);
  });

  test('of a group that was made anew is not taken for one that the agent added', () => {
    const anew = { ...state, groups: groups.map((group) => (group.name === 'readers' ? { ...group, sid: 'S-1-5-21-1-2-3-1002' } : group)) };
    const [results] = runKinds([{
      state,
      steps: [
        { setting }, { drift: { path: ['groups'], value: anew.groups } }, { drift: { path: ['groupMembers'], value: { 'S-1-5-21-1-2-3-1002': [account] } } }, { setting: absent },
      ],
    }]);
    expect(results[3]).toMatchObject({ error: expect.stringContaining('before the agent') });
  });

  test('of a group that is missing is drift in an audit, fails, and is nothing to be taken out', () => {
    const [results] = runKinds([{ state: { ...state, groups: [] }, steps: [{ setting, mode: 'audit' }, { setting }, { setting: absent }] }]);
    expect(results[0]).toMatchObject({ status: 'drift', differences: ['group \'readers\' does not exist'] });
    expect(results[1].error).toContain('does not exist on this node. Define it before its members');
    expect(results[2]).toMatchObject({ status: 'converged', changes: [] });
  });

  test('is not added to an administrative group by its name, in whatever language, nor an account that resolves to everyone', () => {
    const byName = ['Administratoren', 'Sicherungs-Operatoren'].map((group): Setting => ({ ...setting, group }));
    const results = runKinds([
      ...byName.map((one) => ({ state, steps: [{ setting: one }] })),
      { state: { ...state, accounts: { 'CONTOSO\\ops': 'S-1-5-21-7-8-9-514' } }, steps: [{ setting }] },
      {
        state: { ...state, accounts: { 'CONTOSO\\ops': 'S-1-5-21-7-8-9-513' } },
        steps: [{ setting: { ...setting, group: undefined, groupSid: 'S-1-5-32-544', sensitiveReason: 'a' } }],
      },
      { state, steps: [{ setting: { ...setting, member: SID } }] },
    ]);
    expect(results.map(([{ error }]) => error)).toEqual([
      expect.stringContaining('is a group of Windows (S-1-5-32-544)'), expect.stringContaining('is a group of Windows (S-1-5-32-551)'),
      expect.stringContaining('an account without a password'), expect.stringContaining('includes many accounts'),
      expect.stringContaining('such as a local group (error 1388)'),
    ]);
    results.forEach(([{ state: after }]) => expect(after.groupMembers).toEqual(state.groupMembers));
  });

  test('of a group of Windows is found by its name in German too', () => {
    const [[added]] = runKinds([{ state, steps: [{ setting: { ...setting, group: 'Ereignisprotokollleser' } }] }]);
    expect(added.state.groupMembers['S-1-5-32-573']).toEqual([account]);
  });

  test('that is a service has the identifier that the library computes', () => {
    const names = fc.sample(fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ._$-]{0,30}[a-z]$/), { numRuns: 40, seed: 3 });
    const answers = callFunctions(['member-accounts.ps1'], names.map((Member) => ({ function: 'Get-MemberSid', parameters: { Member: `nt service\\${Member}` } })));
    expect(answers).toEqual(names.map((name) => ({ output: [serviceSid(name)], error: null })));
  });

  test('is refused by constructs and agent alike', () => {
    const texts = [
      'a', 'a b', 'a.', ' a', 'a\\b', 'CONTOSO\\a$', 'corp.contoso.com\\a b', 'A\\', '\\B', 'a\\b\\c', 'builtin\\users', 'NT Authority\\system', 'localhost\\a', 'a@b', 'a/b', 'x'.repeat(20), 'x'.repeat(21), 'a\u200bb',
      'a\tb', '00112233445566778899', '0011223344556677889A', 'ü\\ö', 'S-1-5-19', 'S-1-1-0', 'S-1-5-21-1-2-3-4', 'S-1-5-21-1-2-3-501', 'S-1-5-32-545', 'S-1-5', 'S-1-5-4294967295', 'S-1-5-4294967296', 'S-1-5-00', 's-1-5-19', 'S-1-5-19 ',
    ];
    const byConstruct = texts.map((text) => /^s-1-/iu.test(text) ? () => GroupMember.sid(text) : text.includes('\\') ? () => GroupMember.domainAccount(text) : () => GroupMember.localUser(text)).map(refuses);
    const byAgent = callFunctions(['member-accounts.ps1'], texts.map((Member) => ({ function: 'Assert-MemberName', parameters: { Member } }))).map(({ error }) => error !== null);
    expect(texts.filter((_, index) => byAgent[index] !== byConstruct[index])).toEqual([]);
    expect(new Set(byAgent)).toEqual(new Set([true, false]));
  });

  function refuses(make: () => unknown): boolean {
    try {
      make();
      return false;
    } catch {
      return true;
    }
  }
});

import { runKinds, Setting, SimulatedWindows } from './kind-runs';
import { describeWithPowerShell } from './powershell';

const SID = 'S-1-5-21-1-2-3-1001';
const groups = [
  { name: 'readers', description: '', sid: SID },
  { name: 'Ereignisprotokollleser', description: '', sid: 'S-1-5-32-573' },
  { name: 'Administratoren', description: '', sid: 'S-1-5-32-544' },
];
const system = 'D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)';

function accessTo(kind: 'registryAccess' | 'serviceAccess' | 'eventChannelAccess', group = 'readers'): Setting {
  const subject = {
    registryAccess: { key: 'SOFTWARE\\Contoso', access: 'read' }, serviceAccess: { service: 'Spooler', access: 'query' }, eventChannelAccess: { channel: 'System' },
  }[kind];
  return { id: `${kind}/${group}/x`, kind, ensure: 'present', group, ...subject };
}

const kinds = ['registryAccess', 'serviceAccess', 'eventChannelAccess'] as const;
const withSddl = (sddl: string): SimulatedWindows => ({
  groups, registry: { 'SOFTWARE\\Contoso': sddl }, services: { Spooler: sddl }, eventChannels: { System: sddl },
});
const sddls = ({ registry, services, eventChannels }: SimulatedWindows) => [registry!['SOFTWARE\\Contoso'], services!.Spooler, eventChannels!.System];

describeWithPowerShell('access of a group', () => {
  test('is an entry of its own behind those of others, which stay', () => {
    const results = runKinds(kinds.map((kind) => ({ state: withSddl(`${system}S:(AU;FA;KA;;;WD)`), steps: [{ setting: accessTo(kind) }] })));
    expect(results.map(([{ state }], index) => sddls(state)[index])).toEqual([
      `${system}(A;CI;KR;;;${SID})S:(AU;FA;KA;;;WD)`,
      `${system}(A;;CCLCSWLOCRRC;;;${SID})S:(AU;FA;KA;;;WD)`,
      `${system}(A;;0x1;;;${SID})S:(AU;FA;KA;;;WD)`,
    ]);
  });

  test('replaces what the group had, and keeps how it was', () => {
    const before = `D:(A;;KA;;;${SID})(A;;KA;;;SY)`;
    const results = runKinds(kinds.map((kind) => ({ state: withSddl(before), steps: [{ setting: accessTo(kind) }] })));
    results.forEach(([{ state, status }], index) => {
      expect(status).toBe('changed');
      expect(sddls(state)[index]).not.toContain(`KA;;;${SID}`);
      expect(Object.values(state.backups!)).toEqual([{ exists: true, sid: SID, sddl: before }]);
      // It was there before: what the agent only narrowed is not its own to remove.
      expect(state.created).toEqual({});
    });
  });

  test('fails and changes nothing where the permissions cannot be read to their end', () => {
    const before = `D:(XA;;FX;;;WD;(@User.Title=="PM"))${system.slice(2)}`;
    const results = runKinds(kinds.map((kind) => ({ state: withSddl(before), steps: [{ setting: accessTo(kind) }] })));
    results.forEach(([{ state, error, changes }]) => {
      expect(error).toContain('the agent does not change security descriptor');
      expect({ changes, sddls: sddls(state) }).toEqual({ changes: [], sddls: [before, before, before] });
    });
  });

  test('fails where an entry denies it', () => {
    const results = runKinds(kinds.map((kind) => ({ state: withSddl(`D:(D;;KA;;;${SID})${system.slice(2)}`), steps: [{ setting: accessTo(kind) }] })));
    results.forEach(([{ error }]) => expect(error).toContain(`entry (D;;KA;;;${SID}) denies what entry`));
  });

  test('to what is missing fails, is drift in an audit, and is nothing to be given up', () => {
    const state = { groups };
    const results = runKinds(kinds.map((kind) => ({
      state, steps: [{ setting: accessTo(kind) }, { setting: accessTo(kind), mode: 'audit' }, { setting: { ...accessTo(kind), ensure: 'absent' } }],
    })));
    results.forEach(([enforced, audited, absent]) => {
      expect(enforced).toMatchObject({ error: expect.stringContaining('does not exist'), changes: [] });
      expect(audited).toMatchObject({ status: 'drift', differences: [expect.stringContaining('does not exist')], changes: [] });
      expect(absent).toMatchObject({ status: 'converged', changes: [] });
    });
  });

  test('is refused to an administrative group, whatever it is called, and to a group that is missing', () => {
    const userRight = (group: string): Setting => ({ id: 'r', kind: 'userRight', ensure: 'present', group, right: 'SeBatchLogonRight' });
    const results = runKinds([...kinds.map((kind) => accessTo(kind, 'Administratoren')), userRight('Administratoren'), accessTo('registryAccess', 'nobody')]
      .map((setting) => ({ state: withSddl(system), steps: [{ setting }] })));
    expect(results.map(([{ error, changes }]) => [error, changes])).toEqual([
      ...Array(4).fill([expect.stringContaining('is administrative (S-1-5-32-544)'), []]),
      [expect.stringContaining('does not exist'), []],
    ]);
  });

  test('of a group of Windows leaves what Windows gave it', () => {
    const before = 'D:(A;;0x5;;;ER)(A;;0xf0007;;;SY)';
    const [[enough], [more]] = runKinds([
      { state: withSddl(before), steps: [{ setting: accessTo('eventChannelAccess', 'Ereignisprotokollleser') }] },
      { state: withSddl(before), steps: [{ setting: accessTo('registryAccess', 'Ereignisprotokollleser') }] },
    ]);
    expect(enough.status).toBe('converged');
    expect(more.state.registry!['SOFTWARE\\Contoso']).toBe(`${before}(A;CI;KR;;;S-1-5-32-573)`);
  });
});

describeWithPowerShell('temporary users', () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const user = (name: string, rid: number, passwordLastSet: string | null = hoursAgo(48)) => ({ name, sid: `S-1-5-21-1-2-3-${rid}`, passwordLastSet });
  const setting: Setting = { id: 'temporaryUsers/readers', kind: 'temporaryUsers', ensure: 'present', group: 'readers', olderThanSeconds: 7200 };
  const left = [user('00112233445566778899', 2001), user('aabbccddeeff00112233', 2002)];
  const kept = [
    user('a1a1a1a1a1a1a1a1a1a1', 2003, hoursAgo(1)),
    user('b1b1b1b1b1b1b1b1b1b1', 2004, null),
    user('c1c1c1c1c1c1c1c1c1c1', 2005),
    user('d1d1d1d1d1d1d1d1d1d1', 2006),
    user('Administrator', 500), user('svc-backup', 2007), user('AABBCCDDEEFF00112244', 2008), user('00112233445566778899a', 2009), user('0011223344556677889', 2010),
    user('g0112233445566778899', 2011),
  ];
  const state: SimulatedWindows = {
    groups,
    users: [...kept, ...left],
    // d1... is a member of another group.
    groupMembers: { [SID]: [...kept, ...left].map(({ sid }) => sid).filter((sid) => !sid.endsWith('2006')), 'S-1-5-32-573': ['S-1-5-21-1-2-3-2006'] },
    processUsers: ['SYSTEM', 'C1C1C1C1C1C1C1C1C1C1'],
  };

  test('go if the container runtime left them behind, and nobody else goes', () => {
    const [[pruned]] = runKinds([{ state, steps: [{ setting }] }]);
    expect(pruned.changes).toEqual(['backup of temporaryUsers/readers', ...left.map(({ name }) => `user ${name} removed`)]);
    expect(pruned.state.users).toEqual(kept);
    expect(pruned.state.backups!['temporaryUsers/readers'].users.map(({ name }: { name: string }) => name)).toEqual(left.map(({ name }) => name));
  });

  test('are named in an audit, and stay', () => {
    const [[audited]] = runKinds([{ state, steps: [{ setting, mode: 'audit' }] }]);
    expect(audited.differences).toEqual(left.map(({ name }) => expect.stringMatching(new RegExp(`^user ${name} of group 'readers' was left behind`))));
    expect(audited.state.users).toEqual([...kept, ...left]);
  });
});

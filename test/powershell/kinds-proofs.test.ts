import { runKinds, Setting, SimulatedWindows, Step } from './kind-runs';
import { describeWithPowerShell } from './powershell';

const SID = 'S-1-5-21-1004336348-1177238915-682003330-1001';
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const LEFT = 'a1b2c3d4e5f60718293a';

interface Case {
  readonly setting: Setting;
  readonly state: SimulatedWindows;
  /** Something that undoes a part of it, behind the agent's back. */
  readonly drift: Step['drift'];
}

const groups = [{ name: 'readers', description: '', sid: SID }];
const access = { group: 'readers', ensure: 'present' } as const;
const key = 'SOFTWARE\\Contoso';
const keyAccess = 'D:AI(A;CIID;KR;;;BU)(A;CIID;KA;;;BA)(A;CIID;KA;;;SY)';
const serviceAccess = 'D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)S:(AU;FA;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;WD)';
const channelAccess = 'O:BAG:SYD:(A;;0xf0007;;;SY)(A;;0x7;;;BA)(A;;0x1;;;S-1-5-32-573)';
const users = [{ name: LEFT, sid: `${SID}5`, passwordLastSet: daysAgo(2) }];

const cases: Record<string, Case> = {
  'registryAccess, read': {
    setting: { ...access, id: 'registryAccess/readers/k', kind: 'registryAccess', key, access: 'read' },
    state: { groups, registry: { [key]: keyAccess } },
    drift: { path: ['registry', key], value: keyAccess },
  },
  'registryAccess, write': {
    setting: { ...access, id: 'registryAccess/readers/k', kind: 'registryAccess', key, access: 'write' },
    state: { groups, registry: { [key]: keyAccess } },
    drift: { path: ['registry', key], value: `D:AI(A;;KA;;;${SID})(A;CIID;KA;;;SY)` },
  },
  'serviceAccess, query': {
    setting: { ...access, id: 'serviceAccess/readers/s', kind: 'serviceAccess', service: 'Contoso Agent', access: 'query' },
    state: { groups, services: { 'Contoso Agent': serviceAccess } },
    drift: { path: ['services', 'Contoso Agent'], value: `D:(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;${SID})(A;;KA;;;SY)` },
  },
  'serviceAccess, startStop': {
    setting: { ...access, id: 'serviceAccess/readers/s', kind: 'serviceAccess', service: 'Spooler', access: 'startStop' },
    state: { groups, services: { Spooler: serviceAccess } },
    drift: { path: ['services', 'Spooler'], value: serviceAccess },
  },
  'eventChannelAccess': {
    setting: { ...access, id: 'eventChannelAccess/readers/c', kind: 'eventChannelAccess', channel: 'Microsoft-Windows-TaskScheduler/Operational' },
    state: { groups, eventChannels: { 'Microsoft-Windows-TaskScheduler/Operational': channelAccess } },
    drift: { path: ['eventChannels', 'Microsoft-Windows-TaskScheduler/Operational'], value: `O:BAG:SYD:(A;;0x7;;;${SID})(A;;0x7;;;BA)` },
  },
  'userRight': {
    setting: { ...access, id: 'userRight/readers/r', kind: 'userRight', right: 'SeInteractiveLogonRight' },
    state: { groups, userRights: { [SID]: ['SeServiceLogonRight'] } },
    drift: { path: ['userRights', SID], value: ['SeServiceLogonRight'] },
  },
  'temporaryUsers': {
    setting: { ...access, id: 'temporaryUsers/readers', kind: 'temporaryUsers', olderThanSeconds: 86_400 },
    state: { groups, users, groupMembers: { [SID]: [`${SID}5`] } },
    drift: { path: ['users'], value: users },
  },
  'firewallRule': {
    setting: {
      id: 'firewallRule/exporter', kind: 'firewallRule', ensure: 'present', name: 'exporter', displayName: 'Exporter', description: 'Prometheus', protocol: 'TCP',
      localPorts: ['9182', '9000-9010'], remoteAddresses: ['10.1.2.3/8', 'fd00::/8', '192.168.7.1'], profiles: ['Domain', 'Private', 'Public'],
    },
    state: {},
    drift: { path: ['firewall', 'rules', 'exporter', 'remoteAddresses'], value: 'Any' },
  },
};

const each = Object.entries(cases);
/** Those that stay and can be taken back; users are gone for good. */
const lasting = each.filter(([name]) => name !== 'temporaryUsers');
const quiet = (steps: { changes: string[]; error: string | null }[]) => steps.every(({ changes, error }) => changes.length === 0 && error === null);

describeWithPowerShell('kinds of settings', () => {
  test.each(each)('%s: is brought about once, with nothing to do the second time', (_, { setting, state }) => {
    const [[first, second]] = runKinds([{ state, steps: [{ setting }, { setting }] }]);
    expect(first).toMatchObject({ status: 'changed', error: null });
    expect(first.differences).not.toEqual([]);
    expect(first.changes.length).toBeGreaterThan(0);
    expect(second).toEqual({ status: 'converged', differences: [], changes: [], error: null, state: first.state });
  });

  test.each(each)('%s: an audit says what differs and changes nothing', (_, { setting, state }) => {
    const [[audited, , converged], [enforced]] = runKinds([
      { state, steps: [{ setting, mode: 'audit' }, { setting }, { setting, mode: 'audit' }] },
      { state, steps: [{ setting }] },
    ]);
    expect(audited).toMatchObject({ status: 'drift', differences: enforced.differences, changes: [], error: null });
    expect(converged).toMatchObject({ status: 'converged', differences: [], changes: [], error: null });
  });

  test.each(lasting)('%s: drift is healed', (_, { setting, state, drift }) => {
    const [[first, drifted, healed]] = runKinds([{ state, steps: [{ setting }, { drift }, { setting }] }]);
    expect(drifted.state).not.toEqual(first.state);
    expect(healed).toMatchObject({ status: 'changed', error: null });
    expect(healedPart(healed.state, setting)).toEqual(healedPart(first.state, setting));
  });

  test.each(each)('%s: killed before any change and run again, it ends as if undisturbed', (_, { setting, state, drift }) => {
    const absent = { ...setting, ensure: 'absent' as const };
    const runs: Step[][] = [[{ setting }], [{ setting }, { drift }, { setting }], ...setting.kind === 'temporaryUsers' ? [] : [[{ setting }, { setting: absent }]]];
    const undisturbed = runKinds(runs.map((steps) => ({ state, steps })));
    const disturbed = undisturbed.flatMap((results, index) => results.at(-1)!.changes.map((_change, change) => {
      const steps = runs[index];
      const last = steps.at(-1)!;
      return { index, scenario: { state, steps: [...steps.slice(0, -1), { ...last, killBefore: change + 1 }, last] } };
    }));
    const outcomes = runKinds(disturbed.map(({ scenario }) => scenario));
    process.stdout.write(`${setting.kind}: killed at ${disturbed.length} points\n`);
    outcomes.forEach((steps, number) => {
      expect(steps.at(-2)!.error).toBe('killed');
      expect(steps.at(-1)!.error).toBeNull();
      expect(steps.at(-1)!.state).toEqual(undisturbed[disturbed[number].index].at(-1)!.state);
    });
    expect(disturbed.length).toBeGreaterThan(0);
  });

  test.each(lasting)('%s: only what the agent made goes again', (_, { setting, state }) => {
    const absent = { ...setting, ensure: 'absent' as const };
    const forget: Step = { drift: { path: ['created'], value: {} } };
    const [[made, removed, again], [, , refused], [never]] = runKinds([
      { state, steps: [{ setting }, { setting: absent }, { setting: absent }] },
      { state, steps: [{ setting }, forget, { setting: absent }] },
      { state, steps: [{ setting: absent }] },
    ]);
    expect([made, removed].map(({ status }) => status)).toEqual(['changed', 'changed']);
    expect(quiet([again, never])).toBe(true);
    expect({ ...removed.state, backups: {} }).toEqual({ ...never.state, backups: {} });
    expect(refused.changes.filter((change) => !change.startsWith('backup of '))).toEqual([]);
    expect(refused).toMatchObject({ error: expect.stringMatching(/before the agent.*by hand/u) });
  });
});

/** What healing brings back: not the entries of others that the drift took away. */
function healedPart(state: SimulatedWindows, setting: Setting): unknown {
  const text = JSON.stringify({ ...state, backups: {} });
  return setting.kind === 'registryAccess' || setting.kind === 'serviceAccess' || setting.kind === 'eventChannelAccess'
    ? [...new Set(text.match(new RegExp(`\\([^()]*${SID}\\)`, 'g')))]
    : JSON.parse(text);
}

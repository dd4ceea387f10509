import { runKinds, Setting, SimulatedWindows } from './kind-runs';
import { describeWithPowerShell } from './powershell';

const setting: Setting = {
  id: 'firewallLogging/public', kind: 'firewallLogging', ensure: 'present', profile: 'Public', logBlocked: true, logAllowed: false, maximumSizeKilobytes: 16384,
};
const absent: Setting = { ...setting, ensure: 'absent' };
const logs = 'C:\\Windows\\System32\\LogFiles\\Firewall';
const untouched = { LogBlocked: 'False', LogAllowed: 'False', LogFileName: '%SystemRoot%\\System32\\LogFiles\\Firewall\\pfirewall.log', LogMaxSizeKilobytes: 4096 };
const wanted = { ...untouched, LogBlocked: 'True', LogMaxSizeKilobytes: 16384 };

const node = (profile: object, policies: object = {}, folders: readonly string[] = [logs]): SimulatedWindows => ({
  firewall: { rules: {}, localRulesForbiddenIn: [], connections: ['Public'], profiles: { Domain: { ...untouched }, Private: { ...untouched }, Public: profile }, policies },
  paths: Object.fromEntries(folders.map((folder) => [folder, { kind: 'directory' }])),
});

describeWithPowerShell('the log of the firewall', () => {
  test('is set for its profile alone, and given back as it was', () => {
    const [[made, removed]] = runKinds([{ state: node(untouched), steps: [{ setting }, { setting: absent }] }]);
    expect(made.differences).toEqual(['LogBlocked is \'False\' instead of \'True\'', 'LogMaxSizeKilobytes is \'4096\' instead of \'16384\'']);
    expect(made.state.firewall.profiles).toEqual({ Domain: untouched, Private: untouched, Public: wanted });
    expect(made.changes.filter((change) => change.startsWith('logging'))).toHaveLength(1);
    expect(removed.state.firewall.profiles.Public).toEqual(untouched);
    expect(removed.state.created).toEqual({});
  });

  test('gives back only what the setting names', () => {
    const named = { ...absent, logBlocked: undefined, logAllowed: undefined };
    const [[, removed]] = runKinds([{ state: node(untouched), steps: [{ setting }, { setting: named }] }]);
    expect(removed.state.firewall.profiles.Public).toEqual({ ...untouched, LogBlocked: 'True' });
  });

  test('that nobody has configured is as Windows has it by default, and gets that back', () => {
    const unset = { LogBlocked: 'NotConfigured', LogAllowed: 'NotConfigured', LogFileName: 'NotConfigured', LogMaxSizeKilobytes: 'NotConfigured' };
    const [[made, removed], [off]] = runKinds([
      { state: node(unset), steps: [{ setting: { ...setting, fileName: `${logs}\\public.log` } }, { setting: { ...absent, fileName: `${logs}\\public.log` } }] },
      { state: node(unset), steps: [{ setting: { ...setting, logBlocked: false, maximumSizeKilobytes: 4096 } }] },
    ]);
    expect(made).toMatchObject({ status: 'changed', error: null });
    expect(removed.state.firewall.profiles.Public).toEqual({ ...untouched, LogAllowed: 'NotConfigured' });
    expect(off.status).toBe('converged');
  });

  test('is as it should be, however Windows spells its path', () => {
    const named = { ...setting, fileName: `${logs}\\pfirewall.log` };
    const spellings = ['%SystemRoot%\\system32\\logfiles\\firewall\\PFIREWALL.LOG', 'c:\\windows\\system32\\LogFiles\\Firewall\\pfirewall.log', `${logs}\\pfirewall.log`];
    const results = runKinds(spellings.map((LogFileName) => ({ state: node({ ...wanted, LogFileName }), steps: [{ setting: named }] })));
    expect(results.map(([only]) => [only.status, only.differences])).toEqual(spellings.map(() => ['converged', []]));
  });

  test('fails where a group policy says otherwise, and is stored all the same', () => {
    const [[failed, again], [agreed], [audited], [elsewhere]] = runKinds([
      { state: node(untouched, { Public: { LogBlocked: 'False', LogMaxSizeKilobytes: 1024 } }), steps: [{ setting }, { setting }] },
      { state: node(untouched, { Public: { LogBlocked: 'True' } }), steps: [{ setting }] },
      { state: node(wanted, { Public: { LogMaxSizeKilobytes: 1024 } }), steps: [{ setting, mode: 'audit' }] },
      { state: node(untouched, { Public: { LogFileName: 'D:\\a.log' }, Domain: { LogBlocked: 'False' } }), steps: [{ setting }] },
    ]);
    expect(failed.error).toContain('a group policy sets LogBlocked to \'False\' instead of \'True\'. Change it in the policy.; a group policy sets LogMaxSizeKilobytes to \'1024\' instead of \'16384\'');
    expect(failed.state.firewall.profiles.Public).toEqual(wanted);
    expect(again.changes.filter((change) => !change.startsWith('backup'))).toEqual([]);
    expect(agreed.status).toBe('changed');
    expect(audited).toMatchObject({ status: 'drift', changes: [], differences: [expect.stringContaining('a group policy sets LogMaxSizeKilobytes')] });
    expect(elsewhere.status).toBe('changed');
  });

  test('fails where its folder is missing, if anything is to be logged', () => {
    const [[missing], [off], [named], [there]] = runKinds([
      { state: node(untouched, {}, []), steps: [{ setting }] },
      { state: node({ ...untouched, LogBlocked: 'True' }, {}, []), steps: [{ setting: { ...setting, logBlocked: false } }] },
      { state: node(untouched), steps: [{ setting: { ...setting, fileName: 'D:\\logs\\firewall.log' } }] },
      { state: node(untouched, {}, ['D:\\logs']), steps: [{ setting: { ...setting, fileName: 'D:\\logs\\firewall.log' } }] },
    ]);
    expect(missing.error).toContain(`the folder '${logs}' of the log does not exist, so the firewall writes no log`);
    expect(off.status).toBe('changed');
    expect(named.error).toContain('the folder \'D:\\logs\' of the log does not exist');
    expect(there).toMatchObject({ status: 'changed', error: null });
  });

  test('a profile that Windows does not show is an error', () => {
    const [[failed]] = runKinds([{ state: { firewall: null as never }, steps: [{ setting }] }]);
    expect(failed).toMatchObject({ status: 'failed', changes: [] });
  });
});

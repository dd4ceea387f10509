import { runKinds, Setting } from './kind-runs';
import { describeWithPowerShell } from './powershell';

const ADMINISTRATORS = 'S-1-5-32-544';
const READERS = 'S-1-5-21-1-2-3-1001';
const groups = [
  { name: 'readers', description: '', sid: READERS },
  { name: 'Benutzer', description: '', sid: 'S-1-5-32-545' },
  { name: 'Administratoren', description: '', sid: ADMINISTRATORS },
];
const list = (right: string, ...holders: object[]): Setting => ({ id: `userRightList/${right.toLowerCase()}`, kind: 'userRightList', ensure: 'present', right, holders });
const one = (right: string, holder: object): Setting => ({ id: 'userRight/x', kind: 'userRight', ensure: 'present', right, ...holder });
const policy = 'CN={31B2F340-016D-11D2-945F-00C04FB984F9},CN=Policies,CN=System,DC=contoso,DC=example';

describeWithPowerShell('user rights', () => {
  test('others lose a right only after those of the list have it', () => {
    const userRights = { 'S-1-5-32-545': ['SeNetworkLogonRight'], 'S-1-5-32-551': ['SeBackupPrivilege', 'SeNetworkLogonRight'] };
    const [[first]] = runKinds([{ state: { groups, userRights }, steps: [{ setting: list('SeNetworkLogonRight', { sid: ADMINISTRATORS }, { group: 'READERS' }) }] }]);
    expect(first.changes).toEqual([
      'backup of userRightList/senetworklogonright', 'record of userRightList/senetworklogonright',
      `user right SeNetworkLogonRight for ${ADMINISTRATORS}`, `user right SeNetworkLogonRight for ${READERS}`,
      expect.stringMatching(/^no user right SeNetworkLogonRight for S-1-5-32-5/u), expect.stringMatching(/^no user right SeNetworkLogonRight for S-1-5-32-5/u),
    ]);
    expect(first.state.userRights).toEqual({ [ADMINISTRATORS]: ['SeNetworkLogonRight'], [READERS]: ['SeNetworkLogonRight'], 'S-1-5-32-551': ['SeBackupPrivilege'] });
  });

  test('a group policy wins: the agent names it, and changes nothing', () => {
    const state = { userRights: { [READERS]: ['SeDebugPrivilege'] }, userRightPolicies: { SeDebugPrivilege: [policy], SeBatchLogonRight: [policy], SeTcbPrivilege: ['LocalGPO'] } };
    const settings = [list('SeDebugPrivilege'), one('SeBatchLogonRight', { sid: READERS }), list('SeDebugPrivilege', { sid: READERS })];
    const reasoned = settings.map((setting): Setting => ({ ...setting, sensitiveReason: 'x' }));
    const [[exact], [more], [agreeing]] = runKinds(reasoned.map((setting) => ({ state, steps: [{ setting }] })));
    for (const { error, changes } of [exact, more]) {
      expect(error).toContain(`the group policy '${policy}' sets who has the user right`);
      expect(changes.filter((change) => !change.startsWith('backup of '))).toEqual([]);
    }
    expect(agreeing).toMatchObject({ status: 'converged', error: null });
  });

  test('the local policy is no group policy', () => {
    const state = { userRights: { [READERS]: ['SeTcbPrivilege'] }, userRightPolicies: { SeTcbPrivilege: ['LocalGPO'] } };
    expect(runKinds([{ state, steps: [{ setting: list('SeTcbPrivilege') }] }])[0][0]).toMatchObject({ status: 'changed', error: null });
  });

  test('a group that stands for every user is recognized by its identifier, whatever it is called', () => {
    const sensitiveReason = 'x';
    const results = runKinds([
      { ...one('SeDebugPrivilege', { group: 'Benutzer' }), sensitiveReason },
      { ...list('SeDebugPrivilege', { group: 'Benutzer' }), sensitiveReason },
      { ...one('SeDenyServiceLogonRight', { group: 'Benutzer' }), sensitiveReason },
      one('SeServiceLogonRight', { group: 'Benutzer' }),
    ].map((setting) => ({ state: { groups }, steps: [{ setting }] })));
    expect(results.map(([{ error, changes }]) => [error, changes])).toEqual([
      [expect.stringContaining('every user could take over the node'), []], [expect.stringContaining('every user could take over the node'), []],
      [expect.stringContaining('could no longer log on'), []], [expect.stringContaining('needs a reason'), []],
    ]);
  });

  test('an account of a domain is looked up on the node', () => {
    const setting = one('SeServiceLogonRight', { account: 'CONTOSO\\web$' });
    const [[missing], [reserved], [found]] = runKinds([{}, { 'CONTOSO\\web$': 'S-1-5-18' }, { 'CONTOSO\\web$': 'S-1-5-21-7-8-9-1105' }]
      .map((accounts) => ({ state: { accounts }, steps: [{ setting }] })));
    expect(missing.error).toMatch(/^account 'CONTOSO\\web\$' cannot be found from this node: /u);
    expect(reserved.error).toContain('is S-1-5-18, which is not an account of a domain');
    expect(found.state.userRights).toEqual({ 'S-1-5-21-7-8-9-1105': ['SeServiceLogonRight'] });
  });

  test('what somebody else added in the meantime goes with the list, and what was there comes back', () => {
    const setting = list('SeDebugPrivilege');
    const state = { userRights: { [READERS]: ['SeDebugPrivilege'] } };
    const [[, , , absent]] = runKinds([{
      state, steps: [
        { setting }, { drift: { path: ['userRights', 'S-1-5-21-1-2-3-9'], value: ['SeDebugPrivilege'] } }, { setting }, { setting: { ...setting, ensure: 'absent' } },
      ],
    }]);
    expect(absent).toMatchObject({ status: 'changed', error: null });
    expect(absent.state.userRights).toEqual(state.userRights);
  });
});

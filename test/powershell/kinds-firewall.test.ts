import * as fc from 'fast-check';
import { runKinds, Setting, SimulatedWindows } from './kind-runs';
import { describeWithPowerShell } from './powershell';

const setting: Setting = {
  id: 'firewallRule/exporter', kind: 'firewallRule', ensure: 'present', name: 'exporter', displayName: 'Exporter', description: 'Prometheus', protocol: 'TCP',
  localPorts: ['9182'], remoteAddresses: ['10.0.0.0/8', '192.168.7.1'], profiles: ['Domain', 'Private'],
};

/** The rule as Windows shows it. */
const rule = {
  displayName: 'Exporter', description: 'Prometheus', enabled: 'True', direction: 'Inbound', action: 'Allow', edgeTraversalPolicy: 'Block', profiles: 'Domain, Private',
  protocol: 'TCP', localPorts: '9182', remotePorts: 'Any', localAddresses: 'Any', remoteAddresses: ['10.0.0.0/255.0.0.0', '192.168.7.1'], program: 'Any', service: 'Any',
  icmpTypes: 'Any',
};

const firewall = (rules: Record<string, object>, more: object = {}): SimulatedWindows => ({
  firewall: { rules, localRulesForbiddenIn: [], connections: ['DomainAuthenticated', 'Public'], ...more },
});

const without = (from: Setting, name: string): Setting => {
  const { [name]: _, ...rest } = from;
  return rest as Setting;
};

describeWithPowerShell('a firewall rule', () => {
  test('is made with everything that the setting says', () => {
    const [[made]] = runKinds([{ state: firewall({}), steps: [{ setting }] }]);
    expect(made.differences).toEqual(['firewall rule \'exporter\' does not exist']);
    expect(made.state.firewall.rules).toEqual({ exporter: rule });
    expect(made.state.created).toEqual({ 'firewallRule/exporter': true });
  });

  test('of the same name that somebody else made is taken over, kept as it was, and never deleted', () => {
    const foreign = { ...rule, displayName: 'By hand', action: 'Block', localPorts: ['1', '2'], program: 'C:\\a.exe' };
    const [[taken, absent]] = runKinds([{ state: firewall({ exporter: foreign, other: rule }), steps: [{ setting }, { setting: { ...setting, ensure: 'absent' } }] }]);
    expect(taken.state.firewall.rules).toEqual({ exporter: rule, other: rule });
    expect(taken.state.backups['firewallRule/exporter']).toMatchObject({ displayName: 'By hand', action: 'Block', localPorts: ['1', '2'], program: 'C:\\a.exe' });
    expect(taken.changes).toEqual(['backup of firewallRule/exporter', 'firewall rule exporter']);
    expect(absent.error).toContain('existed before the agent');
    expect(absent.state.firewall.rules).toEqual({ exporter: rule, other: rule });
  });

  const drifts: [string, string, unknown][] = [
    ['displayName', 'displayName', 'Other'], ['an invisible character', 'displayName', 'Exporter\u200b'], ['another case', 'description', 'prometheus'],
    ['no description', 'description', ''], ['disabled', 'enabled', 'False'], ['outbound', 'direction', 'Outbound'], ['block', 'action', 'Block'],
    ['edge traversal', 'edgeTraversalPolicy', 'Allow'], ['a profile more', 'profiles', 'Any'], ['a profile less', 'profiles', 'Domain'], ['UDP', 'protocol', 'UDP'],
    ['any protocol', 'protocol', 'Any'], ['another port', 'localPorts', '9183'], ['a port more', 'localPorts', ['9182', '1']], ['any port', 'localPorts', 'Any'],
    ['ports of the other side', 'remotePorts', '80'], ['a local address', 'localAddresses', '10.0.0.1'], ['everybody', 'remoteAddresses', 'Any'],
    ['a network more', 'remoteAddresses', ['10.0.0.0/255.0.0.0', '192.168.7.1', '11.0.0.0/255.0.0.0']], ['a network less', 'remoteAddresses', '10.0.0.0/255.0.0.0'],
    ['the local subnet', 'remoteAddresses', ['10.0.0.0/255.0.0.0', '192.168.7.1', 'LocalSubnet']], ['one program', 'program', 'C:\\a.exe'], ['one service', 'service', 'Spooler'],
  ];

  test('that was changed in any property is healed, and the difference names it', () => {
    const states = drifts.map(([, property, value]) => firewall({ exporter: { ...rule, [property]: value } }));
    const results = runKinds(states.map((state) => ({ state, steps: [{ setting }, { setting }] })));
    results.forEach(([healed, again], index) => {
      const [, property] = drifts[index];
      expect(healed).toMatchObject({ status: 'changed', error: null, differences: [expect.stringMatching(new RegExp(`^${property} (is|are) '`))] });
      expect(healed.state.firewall.rules).toEqual({ exporter: rule });
      expect(again.changes).toEqual([]);
    });
  });

  test('is as it should be, however Windows orders and joins its parts', () => {
    const shown = [
      { remoteAddresses: ['192.168.7.1', '10.0.0.0/255.0.0.0'] }, { remoteAddresses: ['10.0.0.0-10.255.255.255', '192.168.7.1/255.255.255.255'] },
      { profiles: 'Private, Domain' },
    ];
    const results = runKinds(shown.map((part) => ({ state: firewall({ exporter: { ...rule, ...part } }), steps: [{ setting }] })));
    expect(results.map(([only]) => only.status)).toEqual(shown.map(() => 'converged'));
  });

  describe('for a program and a service', () => {
    const bound: Setting = { ...without(setting, 'localPorts'), program: 'C:\\Windows\\System32\\svchost.exe', service: 'TermService' };
    const shownRule = { ...rule, localPorts: 'Any', program: 'C:\\Windows\\System32\\svchost.exe', service: 'TermService' };

    test('is made for all their ports', () => {
      const [[made]] = runKinds([{ state: firewall({}), steps: [{ setting: bound }] }]);
      expect(made.state.firewall.rules).toEqual({ exporter: shownRule });
    });

    test('is as it should be, however Windows spells them', () => {
      const shown = [
        { program: '%SystemRoot%\\System32\\svchost.exe' }, { program: '%SystemRoot%\\system32\\SVCHOST.EXE' }, { program: 'c:\\windows\\system32\\svchost.exe' },
        { service: 'termservice' }, { service: 'TERMSERVICE' }, { protocol: '6' }, { icmpTypes: null },
      ];
      const results = runKinds(shown.map((part) => ({ state: firewall({ exporter: { ...shownRule, ...part } }), steps: [{ setting: bound }] })));
      expect(results.map(([only]) => [only.status, only.differences])).toEqual(shown.map(() => ['converged', []]));
    });

    test('that are others are healed', () => {
      const others = [
        ['program', '%SystemRoot%\\svchost.exe'], ['program', '%Elsewhere%\\System32\\svchost.exe'], ['program', 'Any'], ['program', ''],
        ['program', 'D:\\Windows\\System32\\svchost.exe'], ['program', 'C:\\Windows\\System32\\svchost\u200b.exe'], ['service', 'Any'], ['service', '*'],
        ['service', 'Termservice2'], ['service', 'TermService\u200b'], ['localPorts', '3389'],
      ];
      const states = others.map(([property, value]) => firewall({ exporter: { ...shownRule, [property]: value } }));
      const results = runKinds(states.map((state) => ({ state, steps: [{ setting: bound }] })));
      results.forEach(([healed], index) => {
        expect(healed).toMatchObject({ status: 'changed', differences: [expect.stringMatching(new RegExp(`^${others[index][0]} (is|are) '`, 'u'))] });
        expect(healed.state.firewall.rules).toEqual({ exporter: shownRule });
      });
    });
  });

  describe('for ICMP', () => {
    const ping: Setting = { ...without(setting, 'localPorts'), protocol: 'ICMPv4', icmpTypes: ['8', '13'] };
    const shownRule = { ...rule, protocol: 'ICMPv4', localPorts: 'Any', icmpTypes: ['8', '13'] };

    test('is made without ports', () => {
      const [[made], [every]] = runKinds([{ state: firewall({}), steps: [{ setting: ping }] }, { state: firewall({}), steps: [{ setting: { ...ping, icmpTypes: ['Any'] } }] }]);
      expect(made.state.firewall.rules).toEqual({ exporter: shownRule });
      expect(every.state.firewall.rules).toEqual({ exporter: { ...shownRule, icmpTypes: 'Any' } });
    });

    test('is as it should be, however Windows spells its types, and whatever it shows for the ports that it does not have', () => {
      const shown = [
        { icmpTypes: ['8:*', '13:*'] }, { icmpTypes: ['13', '8'] }, { icmpTypes: ['8:256', '13', '8'] }, { protocol: '1' }, { localPorts: 'RPC' }, { localPorts: null, remotePorts: null },
      ];
      const results = runKinds(shown.map((part) => ({ state: firewall({ exporter: { ...shownRule, ...part } }), steps: [{ setting: ping }] })));
      expect(results.map(([only]) => [only.status, only.differences])).toEqual(shown.map(() => ['converged', []]));
      const every = ['Any', '*', null, []].map((icmpTypes) => ({ state: firewall({ exporter: { ...shownRule, icmpTypes } }), steps: [{ setting: { ...ping, icmpTypes: ['Any'] } }] }));
      expect(runKinds(every).map(([only]) => only.status)).toEqual(every.map(() => 'converged'));
    });

    test('that lets in other types is healed', () => {
      const others = [['8'], ['8', '13', '3'], ['8:0', '13'], 'Any', ['18', '3']];
      const states = others.map((icmpTypes) => firewall({ exporter: { ...shownRule, icmpTypes } }));
      const results = runKinds(states.map((state) => ({ state, steps: [{ setting: ping }] })));
      results.forEach(([healed]) => {
        expect(healed).toMatchObject({ status: 'changed', differences: [expect.stringMatching(/^icmpTypes are '/u)] });
        expect(healed.state.firewall.rules).toEqual({ exporter: shownRule });
      });
    });

    test('takes the place of a rule for ports, and the other way round', () => {
      const [[toPing], [fromPing], [toSix]] = runKinds([
        { state: firewall({ exporter: rule }), steps: [{ setting: ping }] },
        { state: firewall({ exporter: shownRule }), steps: [{ setting }] },
        { state: firewall({ exporter: shownRule }), steps: [{ setting: { ...ping, protocol: 'ICMPv6', icmpTypes: ['128'], remoteAddresses: ['fd00::/8'] } }] },
      ]);
      expect([toPing, fromPing, toSix].map(({ error }) => error)).toEqual([null, null, null]);
      expect(toPing.state.firewall.rules).toEqual({ exporter: shownRule });
      expect(fromPing.state.firewall.rules).toEqual({ exporter: rule });
      expect(toSix.state.firewall.rules.exporter).toMatchObject({ protocol: 'ICMPv6', icmpTypes: '128' });
    });
  });

  test('fails where a group policy lets no local rule take effect, and is there all the same', () => {
    const forbidden = (where: string[], connections: string[]) => firewall({}, { localRulesForbiddenIn: where, connections });
    const [[inForce, again], [elsewhere], [unknown], [otherProfile]] = runKinds([
      { state: forbidden(['Domain'], ['DomainAuthenticated']), steps: [{ setting }, { setting }] },
      { state: forbidden(['Private'], ['DomainAuthenticated']), steps: [{ setting }] },
      { state: forbidden(['Private'], []), steps: [{ setting }] },
      { state: forbidden(['Public'], ['Public']), steps: [{ setting }] },
    ]);
    expect(inForce.error).toContain('a group policy prevents local firewall rules from taking effect in the profile Domain');
    expect(inForce.state.firewall.rules).toEqual({ exporter: rule });
    expect(again.error).toBe(inForce.error);
    expect(again.changes.filter((change) => !change.startsWith('backup'))).toEqual([]);
    expect([elsewhere.status, otherProfile.status]).toEqual(['changed', 'changed']);
    expect(unknown.error).toContain('profile Private');
  });

  test('another error than that there is no such rule does not make a second one', () => {
    const [[failed]] = runKinds([{ state: { firewall: null as never }, steps: [{ setting }] }]);
    expect(failed).toMatchObject({ status: 'failed', changes: [] });
  });

  test('texts arrive as they were written', () => {
    const part = fc.oneof(
      fc.constantFrom('$(throw 1)', '`n', '; exit', '"', '\'', '\u2018', '\u2019', '\u201a', '\u201b', '\u201c', '%PATH%', '&', '\u202e', '\u200f', '\u200b', '\u00ad', '\ud83d\ude00', '@{}', '--%', '#>', '*', '?', '[a]', '\\', '$null'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    // eslint-disable-next-line no-control-regex -- the expression searches for them
    const line = fc.array(part, { maxLength: 8 }).map((parts) => `x${parts.join(' ')}x`.replace(/[\x00-\x1f\x7f|]/gu, ''));
    const texts = fc.sample(fc.tuple(line, line), { numRuns: 60, seed: 4 });
    const written = [...texts, ['n'.repeat(256), 'd'.repeat(1024)]];
    const results = runKinds(written.map(([displayName, description]) => ({
      state: firewall({}), steps: [{ setting: { ...setting, displayName, description } }],
    })));
    const arrived = results.map(([{ state, error }]) => {
      const { displayName, description } = state.firewall.rules.exporter as typeof rule;
      return [error, displayName, description];
    });
    expect(arrived).toEqual(written.map((pair) => [null, ...pair]));
  });
});

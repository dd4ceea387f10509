import { isIPv4, isIPv6 } from 'node:net';
import * as fc from 'fast-check';
import { callFunctions } from './call-functions';
import { describeWithPowerShell } from './powershell';
import { FirewallLogging, FirewallProfile, FirewallRule, IcmpProtocol, IcmpType, LocalGroupGrant, RegistryAccess, ServiceAccess } from '../../src';
import { busyFolders, keyAuditProblem, pathAuditProblem, wideAuditKeys, wideFolders } from '../../src/facts/auditable-places';
import { closedKeys, readOnlyKeys } from '../../src/facts/grantable-registry-keys';
import { keptServices } from '../../src/facts/grantable-services';

const scripts = [
  'kind-registry-access.ps1', 'kind-service-access.ps1', 'kind-event-channel-access.ps1', 'kind-user-right.ps1', 'kind-temporary-users.ps1', 'kind-firewall-rule.ps1',
  'kind-firewall-logging.ps1', 'kind-path-audit.ps1', 'kind-registry-audit.ps1',
];

const settings = {
  RegistryAccess: { group: 'g', key: 'SOFTWARE\\Contoso', access: 'read' },
  ServiceAccess: { group: 'g', service: 'Spooler', access: 'query' },
  EventChannelAccess: { group: 'g', channel: 'System' },
  UserRight: { group: 'g', right: 'SeBatchLogonRight' },
  TemporaryUsers: { group: 'g', olderThanSeconds: 3600 },
  FirewallRule: {
    name: 'exporter', displayName: 'Exporter', description: 'Prometheus', protocol: 'TCP', localPorts: ['9182'], remoteAddresses: ['10.0.0.0/8'], profiles: ['Domain'],
  },
  FirewallLogging: { profile: 'Domain', logBlocked: true },
  PathAudit: { path: 'C:\\data', item: 'directory', sid: 'S-1-1-0', success: ['write'], inherit: true },
  RegistryAudit: { key: 'SOFTWARE\\Contoso', sid: 'S-1-1-0', success: ['write'], inherit: true },
};
type Kind = keyof typeof settings;

/** What the agent says to each setting: undefined where it takes it. */
function refusals(cases: readonly { kind: Kind; fields: object }[]): (string | undefined)[] {
  const calls = cases.map(({ kind, fields }) => {
    const setting = { id: 'x', kind: kind[0].toLowerCase() + kind.slice(1), ensure: 'present', ...settings[kind], ...fields };
    const document = { schemaVersion: 1, mode: 'enforce', namespace: 'a', name: 'b', settings: [setting] };
    return { function: 'Read-DesiredDocument', parameters: { Text: JSON.stringify(document) } };
  });
  return callFunctions(scripts, calls).map(({ error }) => error ?? undefined);
}

/** Texts with everything that a shell, a parser or a reader could stumble over. */
const hostile = fc.oneof(
  fc.constantFrom(
    '$(throw 1)', '`$x', '; Remove-Item C:\\', '| iex', '"', '\'', '\u2018\u2019\u201a\u201b\u201c\u201d\u201e', '%PATH%', '& calc', '\n', '\r\n', '\0', '\u202egnp.exe',
    '\u200f', '\u200b', '\u00ad', '*', '?', '[a-z]', '..\\..', '\ud83d\ude00', 'x'.repeat(8192), '@{a=1}', '-Name', '--%', '#', '<#', '@FirewallAPI.dll,-25000',
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

describeWithPowerShell('what the agent refuses on the node', () => {
  test('each kind takes what is harmless', () => {
    const kinds = Object.keys(settings) as Kind[];
    expect(refusals(kinds.map((kind) => ({ kind, fields: {} })))).toEqual(kinds.map(() => undefined));
  });

  test('audit entries are refused where constructs refuse them, and nowhere else', () => {
    const around = (place: string) => [place, place.toUpperCase(), `${place}\\a`, `${place}a`, ...place.split('\\').slice(1).map((_, index, names) => (
      [place.split('\\')[0], ...names.slice(0, index)].join('\\')
    ))];
    const paths = [...new Set([...busyFolders, ...wideFolders, 'C:\\data', 'C:\\Windows\\System32\\drivers\\etc', 'D:'].flatMap(around))];
    const keys = [...new Set([...wideAuditKeys, 'SYSTEM\\ControlSet001\\Services', 'SOFTWARE\\WOW6432Node\\Classes', 'SAM', 'HARDWARE\\DESCRIPTION'].flatMap(around))];
    const judged = [true, false].flatMap((inherit) => [
      ...paths.map((path) => ({ kind: 'PathAudit' as const, fields: { path, inherit }, problem: pathAuditProblem(path, inherit) })),
      ...keys.map((key) => ({ kind: 'RegistryAudit' as const, fields: { key, inherit }, problem: keyAuditProblem(key, inherit) })),
    ]);
    const found = refusals(judged);
    expect(judged.filter(({ problem }, index) => (problem === undefined) !== (found[index] === undefined)).map(({ fields }) => fields)).toEqual([]);
    expect(judged.filter(({ problem }) => problem !== undefined).length).toBeGreaterThan(60);
    expect(judged.filter(({ problem }) => problem === undefined).length).toBeGreaterThan(60);
  });

  describe('registry keys', () => {
    const judge = (access: string, keys: readonly string[]) => refusals(keys.map((key) => ({ kind: 'RegistryAccess', fields: { key, access } }) as const));
    const closed = [
      'SAM', 'sam\\Domains', 'SECURITY', 'SECURITY\\Policy\\Secrets', 'BCD00000000', 'SYSTEM\\CurrentControlSet\\Control\\Lsa', 'System\\controlset001\\control\\LSA\\Data',
      'SYSTEM\\ControlSet002\\Control\\SecurePipeServers\\winreg', 'SYSTEM', 'SOFTWARE', 'SOFTWARE\\WOW6432Node', 'SYSTEM\\CurrentControlSet', 'SYSTEM\\CurrentControlSet\\Control',
    ];
    const readOnly = [
      'HARDWARE', 'SOFTWARE\\Microsoft', 'SOFTWARE\\Classes\\CLSID', 'SOFTWARE\\Policies', 'SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Run',
      'SYSTEM\\CurrentControlSet\\Services\\Spooler', 'SYSTEM\\ControlSet001\\Services', 'SYSTEM\\Setup', 'SOFTWARE\\Microsoft\\Command Processor',
      'SOFTWARE\\Microsoft\\SystemCertificates\\ROOT', 'SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Image File Execution Options\\a.exe',
      'SOFTWARE\\microsoft\\windows nt\\currentversion\\winlogon', 'SOFTWARE\\Microsoft\\Cryptography', 'SOFTWARE\\Microsoft\\PowerShell',
    ];
    const open = ['SOFTWARE\\Contoso', 'SOFTWARE\\Contoso\\Agent 2/3', 'SOFTWARE\\MicrosoftPartner', 'SOFTWARE\\WOW6432Node\\Contoso', 'SOFTWARE\\*'];

    test('with credentials or security policy, and those that hold them, stay closed', () => {
      expect(judge('read', closed)).toEqual(closed.map(() => expect.stringContaining('registry key')));
      expect(judge('write', closed)).toEqual(closed.map(() => expect.stringContaining('registry key')));
    });

    test('that decide what runs as LocalSystem are read-only', () => {
      expect(judge('write', readOnly)).toEqual(readOnly.map(() => expect.stringContaining('no group gets write access')));
      expect(judge('read', readOnly.filter((key) => key !== 'SYSTEM'))).toEqual(readOnly.map(() => undefined));
    });

    test('of others are open', () => {
      expect([...judge('read', open), ...judge('write', open)].filter(Boolean)).toEqual([]);
    });

    test('of an impossible name are refused', () => {
      const names = ['', '\\', 'SOFTWARE\\', '\\SOFTWARE', 'SOFTWARE\\\\Contoso', 'HKLM\\SOFTWARE', 'HKLM:\\SOFTWARE', 'HKEY_LOCAL_MACHINE\\SOFTWARE', 'Registry::HKLM\\X', 'Computer\\X',
        'SOFTWARE\\a\tb', 'SOFTWARE\\a\nb', 'SOFTWARE\\a\u0000', `SOFTWARE\\${'x'.repeat(256)}`];
      expect(judge('read', names)).toEqual(names.map(() => expect.stringContaining('registry key')));
    });

    test('may be given up, whatever they are', () => {
      expect(refusals([{ kind: 'RegistryAccess', fields: { key: 'SOFTWARE\\Microsoft', access: 'write', ensure: 'absent' } }])).toEqual([undefined]);
    });
  });

  test('services that keep the node running or secure cannot be stopped, and the list is that of the constructs', () => {
    const names = [...keptServices, ...keptServices.map((name) => name.toUpperCase())];
    const judge = (access: string) => refusals(names.map((service) => ({ kind: 'ServiceAccess', fields: { service, access } }) as const));
    expect(judge('startStop')).toEqual(names.map(() => expect.stringContaining('keeps the node running or secure')));
    expect(judge('query')).toEqual(names.map(() => undefined));
  });

  const harmful: [Kind, object][] = [
    ['UserRight', { right: 'SeDebugPrivilege' }], ['UserRight', { right: 'sebatchlogonright' }], ['UserRight', { right: 'SeBatchLogonRight\u200b' }], ['UserRight', { right: '' }],
    ['ServiceAccess', { access: 'full' }], ['ServiceAccess', { access: 'QUERY' }], ['RegistryAccess', { access: 'read\u200b' }],
    ['TemporaryUsers', { olderThanSeconds: 3599 }], ['TemporaryUsers', { olderThanSeconds: '7200' }], ['TemporaryUsers', { olderThanSeconds: 4000.5 }],
    ['TemporaryUsers', { olderThanSeconds: -1 }], ['TemporaryUsers', { olderThanSeconds: 2 ** 40 }], ['TemporaryUsers', { olderThanSeconds: null }], ['TemporaryUsers', { ensure: 'absent' }],
    ['FirewallRule', { name: 'a*' }], ['FirewallRule', { name: 'a?' }], ['FirewallRule', { name: '[ab]' }], ['FirewallRule', { name: '{8E3F}' }],
    ['FirewallRule', { displayName: '@FirewallAPI.dll,-1' }], ['FirewallRule', { displayName: 'a|b' }], ['FirewallRule', { displayName: ' a' }], ['FirewallRule', { displayName: '' }],
    ['FirewallRule', { description: 'x'.repeat(1025) }], ['FirewallRule', { description: null }], ['FirewallRule', { protocol: 'Any' }], ['FirewallRule', { protocol: 'tcp' }],
    ['FirewallRule', { localPorts: [] }], ['FirewallRule', { remoteAddresses: [] }], ['FirewallRule', { profiles: [] }],
    ...['0', '65536', '9000-8999', '1-65536', 'RPC', 'RPCEPMap', 'Any', '80,81', ' 80', '080', '', 80].map((port): [Kind, object] => ['FirewallRule', { localPorts: [port] }]),
    ...['LocalSubnet', 'any', 'Any\u200b', '10.0.0.0/0', '::/0', '10.0.0.0/33', 'fd00::/129', '10.0.0.0/255.0.0.0', '10.0.0.1-10.0.0.9', '1', '10.1', '010.0.0.1', '256.0.0.1',
      'fe80::1%3', '[::1]', 'localhost', '*', '', ' 10.0.0.1'].map((address): [Kind, object] => ['FirewallRule', { remoteAddresses: [address] }]),
    ...['agent.exe', 'C:agent.exe', '\\\\a\\b\\c.exe', '\\\\?\\C:\\c.exe', '%ProgramFiles%\\c.exe', 'C:\\%A%\\c.exe', 'C:\\a\\..\\c.exe', 'C:\\a', 'C:\\a.cmd', 'C:\\.exe', 'C:\\c.exe\\',
      'c:\\c.exe', 'C:/c.exe', 'C:\\progra~1\\c.exe', 'C:\\con\\c.exe', 'C:\\a|b.exe', 'C:\\c.exe\u0000', '', 'Any', 'System'].map((program): [Kind, object] => ['FirewallRule', { program }]),
    ...['Any', 'any', '*', '', 'a b ', 'a*', 'Spooler\u200b', null].map((service): [Kind, object] => ['FirewallRule', { service }]),
    ['FirewallRule', { localPorts: undefined }], ['FirewallRule', { icmpTypes: ['8'] }], ['FirewallRule', { protocol: 'ICMPv4', icmpTypes: ['8'] }],
    ...[{}, { icmpTypes: [] }, { icmpTypes: ['256'] }, { icmpTypes: ['08'] }, { icmpTypes: ['8:0'] }, { icmpTypes: ['any'] }, { icmpTypes: ['Any', '8'] }, { icmpTypes: [8] },
      { icmpTypes: ['8'], program: 'C:\\a.exe' }, { icmpTypes: ['8'], service: 'Spooler' }, { icmpTypes: ['8'], remoteAddresses: ['fd00::/8'] }]
      .map((fields): [Kind, object] => ['FirewallRule', { localPorts: undefined, protocol: 'ICMPv4', ...fields }]),
    ['FirewallRule', { remoteAddresses: ['Any', '10.0.0.0/8'] }], ['FirewallRule', { profiles: ['Any'] }], ['FirewallRule', { profiles: ['domain'] }],
  ];

  test('everything that is wrong or means too much, in words for people', () => {
    const answers = refusals(harmful.map(([kind, fields]) => ({ kind, fields })));
    expect(harmful.filter((_, index) => !/^[a-z]/u.test(answers[index] ?? ''))).toEqual([]);
  });

  describe('is what the constructs refuse', () => {
    const agree = (kind: Kind, fields: readonly object[], construct: (fields: any) => unknown) => {
      const refusedByAgent = refusals(fields.map((each) => ({ kind, fields: each }))).map((answer) => answer !== undefined);
      const refused = fields.map((each) => {
        try {
          construct(each);
          return false;
        } catch {
          return true;
        }
      });
      expect(fields.filter((_, index) => refusedByAgent[index] !== refused[index])).toEqual([]);
      // Or they would agree by refusing everything, or nothing.
      expect(new Set(refused).size).toBe(2);
    };
    const texts = [...new Set(fc.sample(hostile, { numRuns: 250, seed: 11 })), 'Spooler', 'Contoso Agent', 'Agent ', 'MSSQL$A', 'Microsoft-Windows-TaskScheduler/Operational'];

    test('of registry keys', () => {
      const known = [...closedKeys, ...readOnlyKeys].flatMap((key) => key.split('\\'));
      const name = fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...known, 'WOW6432Node', 'ControlSet001', 'ControlSet01', 'Contoso') }, { weight: 1, arbitrary: hostile },
      ).chain((text) => fc.constantFrom(text, text.toLowerCase(), text.toUpperCase()));
      const whole = fc.constantFrom(...closedKeys, ...readOnlyKeys, 'SOFTWARE\\Contoso');
      const keys = fc.oneof(fc.array(name, { minLength: 1, maxLength: 5 }).map((names) => names.join('\\')), fc.tuple(whole, name).map(([key, last]) => `${key}\\${last}`), whole);
      const fields = fc.sample(fc.record({ key: keys, access: fc.constantFrom('read', 'write') }), { numRuns: 400, seed: 2 });
      agree('RegistryAccess', fields, ({ key, access }) => LocalGroupGrant.registryKey(key, access as RegistryAccess));
    });

    test('of services', () => agree('ServiceAccess', [...texts, ...keptServices].flatMap((service) => [{ service, access: 'query' }, { service, access: 'startStop' }]),
      ({ service, access }) => LocalGroupGrant.service(service, access as ServiceAccess)));

    test('of event channels', () => agree('EventChannelAccess', texts.map((channel) => ({ channel })), ({ channel }) => LocalGroupGrant.eventChannel(channel)));

    test.each(['name', 'displayName', 'description'])('of a firewall rule: its %s', (field) => agree('FirewallRule', texts.map((text) => ({ [field]: text })),
      ({ name = 'rule', ...options }) => FirewallRule.allowInbound(name, { port: 1, remoteAddresses: ['Any'], ...options })));
  });

  describe('is what the constructs refuse, of paths', () => {
    const parts = fc.constantFrom('Program Files', 'Windows', 'System32', 'LogFiles', 'Firewall', 'k', 'con', 'a.', ' a', 'a~1', '%A%', '..', '.', 'b:c', 'a|b', 'logs', 'x'.repeat(120));
    const ends = fc.constantFrom('a.exe', 'a.EXE', '.exe', 'a', 'a.exe.', 'a.log', 'a.LOG', '.log', 'b.log ', 'nul.log', '');
    const starts = fc.constantFrom('C:', 'D:', '\\\\server', '');
    const paths = fc.sample(fc.tuple(starts, fc.array(parts, { maxLength: 3 }), ends).map(([start, middle, end]) => [start, ...middle, end].join('\\')), { numRuns: 400, seed: 5 })
      // A construct adds the drive.
      .filter((path) => /^(?:[A-Z]:|\\\\)/u.test(path));
    const isThrown = (make: () => unknown) => {
      try {
        make();
        return false;
      } catch {
        return true;
      }
    };

    test('of programs', () => {
      const refused = paths.map((program) => isThrown(() => FirewallRule.allowInbound('a', { program, remoteAddresses: ['Any'] })));
      const agent = refusals(paths.map((program) => ({ kind: 'FirewallRule', fields: { program, localPorts: undefined } }) as const));
      expect(paths.filter((_, index) => refused[index] !== (agent[index] !== undefined))).toEqual([]);
      expect(new Set(refused).size).toBe(2);
    });

    test('of logs', () => {
      const refused = paths.map((file) => isThrown(() => FirewallLogging.of({ profiles: [FirewallProfile.DOMAIN], file })));
      const agent = refusals(paths.map((fileName) => ({ kind: 'FirewallLogging', fields: { fileName } }) as const));
      expect(paths.filter((_, index) => refused[index] !== (agent[index] !== undefined))).toEqual([]);
      expect(new Set(refused).size).toBe(2);
    });
  });

  test('an ICMP rule is taken exactly if its addresses send its protocol', () => {
    const lists = fc.sample(fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.constant('::ffff:1.2.3.4')), { minLength: 1, maxLength: 3 }), { numRuns: 80, seed: 6 });
    const fields = { protocol: 'ICMPv6', icmpTypes: ['128'], localPorts: undefined };
    const verdicts = refusals(lists.map((remoteAddresses) => ({ kind: 'FirewallRule', fields: { ...fields, remoteAddresses } }) as const));
    const isTaken = (remoteAddresses: string[]) => {
      try {
        FirewallRule.allowInboundIcmp('a', { protocol: IcmpProtocol.ICMPV6, types: [IcmpType.ECHO_REQUEST], remoteAddresses });
        return true;
      } catch {
        return false;
      }
    };
    expect(lists.filter((list, index) => isTaken(list) !== (verdicts[index] === undefined))).toEqual([]);
  });

  test('an address is taken exactly if it is one', () => {
    const addresses = fc.oneof(fc.ipV4(), fc.ipV6(), fc.ipV4Extended(), fc.constantFrom('1.2.3', '::', ':::', '1:2', 'g::', '1.2.3.4.5', '::ffff:1.2.3.4'));
    const texts = fc.sample(fc.tuple(addresses, fc.option(fc.integer({ min: 0, max: 140 }))), { numRuns: 300, seed: 3 });
    const isOne = ([address, prefix]: [string, number | null]) => (isIPv4(address) || isIPv6(address))
      && (prefix === null || (prefix >= 1 && prefix <= (isIPv4(address) ? 32 : 128)));
    const written = texts.map(([address, prefix]) => (prefix === null ? address : `${address}/${prefix}`));
    const verdicts = refusals(written.map((text) => ({ kind: 'FirewallRule', fields: { remoteAddresses: [text] } }) as const));
    expect(texts.filter((text, index) => isOne(text) !== (verdicts[index] === undefined))).toEqual([]);
  });
});

describeWithPowerShell('remote addresses of firewall rules are equal', () => {
  const covered = (lists: readonly (readonly string[])[]) => callFunctions(
    scripts, lists.map((Address) => ({ function: 'Resolve-FirewallAddress', parameters: { Address } })),
  ).map(({ output, error }) => error ?? output.join(' '));

  test('if Windows shows one as the other', () => {
    const pairs = [
      [['10.0.0.0/8'], ['10.0.0.0/255.0.0.0']],
      [['10.1.2.3/8'], ['10.0.0.0/255.0.0.0']],
      [['10.0.0.1'], ['10.0.0.1/255.255.255.255']],
      [['fd00::/8'], ['FD00:0000::/8']],
      [['192.168.0.0/24', '10.0.0.0/8'], ['10.0.0.0/255.0.0.0', '192.168.0.0/255.255.255.0']],
      [['10.0.0.0/8', '10.2.0.0/16'], ['10.0.0.0/255.0.0.0']],
      [['10.0.0.0/9', '10.128.0.0/9'], ['10.0.0.0-10.255.255.255']],
      [['Any'], ['Any']],
    ];
    expect(covered(pairs.map(([declared]) => declared))).toEqual(covered(pairs.map(([, shown]) => shown)));
  });

  test('never if they let others in', () => {
    const pairs = [
      [['10.0.0.0/8'], ['10.0.0.0/9']],
      [['10.0.0.0/8'], ['Any']],
      [['10.0.0.0/8'], ['10.0.0.0/8', 'LocalSubnet']],
      [['0.0.0.1'], ['::1']],
      [['10.0.0.0/8'], ['10.0.0.0/255.0.255.0']],
    ];
    const results = covered(pairs.flat());
    expect(pairs.filter((_, index) => results[2 * index] === results[2 * index + 1])).toEqual([]);
  });

  test('whatever the order, and only if they cover the same', () => {
    const network = fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 28, max: 32 }))
      .map(([host, prefix]) => ({ host, prefix, text: `10.0.0.${host}/${prefix}` }));
    const list = fc.array(network, { minLength: 1, maxLength: 4 });
    const pairs = fc.sample(fc.tuple(list, list), { numRuns: 150, seed: 8 });
    const hosts = (networks: readonly { host: number; prefix: number }[]) => [...Array(16).keys()]
      .filter((each) => networks.some(({ host, prefix }) => Math.floor(each / 2 ** (32 - prefix)) === Math.floor(host / 2 ** (32 - prefix)))).join();
    const results = covered(pairs.flat().map((networks) => networks.map(({ text }) => text)));
    expect(pairs.filter(([one, other], index) => (results[2 * index] === results[2 * index + 1]) !== (hosts(one) === hosts(other)))).toEqual([]);
  });
});

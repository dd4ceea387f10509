import * as fc from 'fast-check';
import { desiredOf, settingsOn, chartWithNamespace } from './settings';
import { RegistryKey, RegistryKeyOptions, RegistryView, TakesEffect } from '../../src';
import { closedValueKeys, sensitiveKeys, sensitiveValues } from '../../src/facts/registry-places';

const contoso = (options?: RegistryKeyOptions) => RegistryKey.localMachine(String.raw`SOFTWARE\Contoso`, options);
const plain = { kind: 'registryValue', ensure: 'present', key: String.raw`SOFTWARE\Contoso`, view: 64 };

test('each type says what the agent compares', () => {
  const key = contoso().plainString('', 'a').expandString('Home', String.raw`%SystemRoot%\a`).multiString('List', ['b', 'a']).dword('Count', 4294967295).qword('Large', '18446744073709551615')
    .binary('Bytes', 'DEADbeef').none('Flag').withoutValue('Old');
  expect(desiredOf(key)).toEqual([
    { ...plain, id: String.raw`registryValue/64/software\contoso\\`, name: '', type: 'string', data: 'a' },
    { ...plain, id: String.raw`registryValue/64/software\contoso\\home`, name: 'Home', type: 'expandString', data: String.raw`%SystemRoot%\a` },
    { ...plain, id: String.raw`registryValue/64/software\contoso\\list`, name: 'List', type: 'multiString', data: ['b', 'a'] },
    { ...plain, id: String.raw`registryValue/64/software\contoso\\count`, name: 'Count', type: 'dword', data: 4294967295 },
    { ...plain, id: String.raw`registryValue/64/software\contoso\\large`, name: 'Large', type: 'qword', data: '18446744073709551615' },
    { ...plain, id: String.raw`registryValue/64/software\contoso\\bytes`, name: 'Bytes', type: 'binary', data: 'deadbeef' },
    { ...plain, id: String.raw`registryValue/64/software\contoso\\flag`, name: 'Flag', type: 'none' },
    { ...plain, id: String.raw`registryValue/64/software\contoso\\old`, name: 'Old', type: 'missing' },
  ]);
});

test('a chain leaves the objects before it as they are', () => {
  const one = contoso().dword('a', 1);
  one.dword('b', 2);
  expect(desiredOf(one)).toHaveLength(1);
  expect(desiredOf(one.absent())).toMatchObject([{ name: 'a', ensure: 'absent', type: 'dword', data: 1 }]);
  expect(desiredOf(one)).toMatchObject([{ ensure: 'present' }]);
});

test('the views of one key are two things', () => {
  const [{ id, view }] = desiredOf(contoso({ view: RegistryView.VIEW_32 }).dword('a', 1));
  expect({ id, view }).toEqual({ id: String.raw`registryValue/32/software\contoso\\a`, view: 32 });
});

test.each<[string, TakesEffect, object | undefined]>([
  ['at once', TakesEffect.immediately(), undefined],
  ['after a restart', TakesEffect.afterRestartOf('LanmanServer'), { after: 'serviceRestart', service: 'LanmanServer' }],
  ['after a reboot', TakesEffect.afterReboot(), { after: 'reboot' }],
  ['after a logoff', TakesEffect.afterLogOff(), { after: 'logOff' }],
])('a value takes effect %s', (_when, effect, expected) => {
  expect(desiredOf(contoso().dword('a', 1, { effect }))[0].takesEffect).toEqual(expected);
});

test('one value in any case, from two objects, has to be the same', () => {
  const chart = chartWithNamespace();
  expect(() => settingsOn(chart, 'one', { settings: [contoso().dword('Level', 1), contoso().dword('LEVEL', 2)] })).toThrow('two settings conflict over');
  settingsOn(chart, 'two', { settings: [contoso().dword('Level', 1), contoso({ reason: 'for another value' }).dword('Level', 1)] });
});

test.each<[string, string]>([
  ['SOFTWARE', 'is a root'], ['SOFTWAREContoso', 'double it or use String.raw'], ['', 'must be a string that is not empty'], ['HKLM\\SOFTWARE\\a', 'starts with a hive'], ['SOFTWARE\\a\vb', 'control character'],
  ['SOFTWARE\\\\a', 'empty or longer'], ['SOFTWARE\\WOW6432Node\\a', 'set view: RegistryView.VIEW_32'], ['SYSTEM\\ControlSet001\\Control\\a', 'Write SYSTEM\\CurrentControlSet.'],
  ['SAM\\SAM', 'where no values are set'], ['system\\currentcontrolset\\control\\session manager\\environment', 'Use MachineEnvironmentVariable.'],
])('the key %j is refused', (key, text) => {
  expect(() => RegistryKey.localMachine(key)).toThrow(text);
});

test.each<[string, () => unknown, string]>([
  ['a 32-bit view outside of SOFTWARE', () => RegistryKey.localMachine('SYSTEM\\Contoso', { view: RegistryView.VIEW_32 }), 'has no separate 32-bit view'],
  ['an unknown view', () => contoso({ view: '16' as RegistryView }), 'RegistryKey "SOFTWARE\\Contoso": view is "16"'],
  ['an unknown option', () => contoso({ because: 'x' } as never), 'has no property "because"'],
  ['an unknown option of a value', () => contoso().dword('a', 1, { takesEffect: 'x' } as never), 'RegistryKey "SOFTWARE\\Contoso": value "a" has no property "takesEffect"'],
  ['no values', () => desiredOf(contoso()), 'has no values'],
  ['a name twice', () => contoso().dword('a', 1).withoutValue('A'), 'RegistryKey "SOFTWARE\\Contoso": value "A" is set twice'],
  ['a name with a control character', () => contoso().dword('a\tb', 1), 'has an invalid name'],
  ['a negative dword', () => contoso().dword('a', -1), 'has the invalid dword -1'],
  ['a dword of 33 bits', () => contoso().dword('a', 2 ** 32), 'has the invalid dword 4294967296'],
  ['a dword that is a text', () => contoso().dword('a', '1' as never), 'has the invalid dword "1"'],
  ['a qword of 65 bits', () => contoso().qword('a', '18446744073709551616'), 'has the invalid qword'],
  ['a qword that is a number', () => contoso().qword('a', 1 as never), 'has the invalid qword 1'],
  ['half a byte', () => contoso().binary('a', 'abc'), 'has the invalid bytes "abc"'],
  ['a text with a zero', () => contoso().plainString('a', 'b\0c'), 'a character that Windows does not store'],
  ['half of a surrogate pair', () => contoso().plainString('a', '\ud83d'), 'a character that Windows does not store'],
  ['a text that is too long', () => contoso().plainString('a', 'x'.repeat(32768)), 'a string of 32768 characters'],
  ['an empty text in a list', () => contoso().multiString('a', ['b', '']), 'the end of the list'],
  ['a list that is none', () => contoso().multiString('a', 'b' as never), 'must be a list of strings'],
  ['a reason of two lines', () => contoso({ reason: 'a\nb' }), 'reason must be one line, got "a\\nb"'],
  ['an effect on what is no service', () => TakesEffect.afterRestartOf('a\'b'), 'is not a valid service name'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});

describe('values that decide what runs as LocalSystem', () => {
  const places = [
    ...sensitiveKeys.map((key) => ({ key: key.replace('*', 'Any'), name: 'x' })),
    ...sensitiveKeys.map((key) => ({ key: `${key.replace('*', 'Any').toUpperCase()}\\below`, name: '' })),
    ...sensitiveValues.map((value) => value.replace('*', 'Any')).map((value) => ({ key: value.slice(0, value.lastIndexOf('\\')), name: value.slice(value.lastIndexOf('\\') + 1).toUpperCase() })),
  ];

  test('need a reason, which then stands in the setting', () => {
    for (const { key, name } of places) {
      expect(() => RegistryKey.localMachine(key).plainString(name, 'x')).toThrow('state why with { reason');
      expect(desiredOf(RegistryKey.localMachine(key, { reason: 'Ticket 4711' }).plainString(name, 'x'))[0].sensitiveReason).toBe('Ticket 4711');
    }
  });

  test('are not those beside them: hardening needs no reason', () => {
    const services = 'SYSTEM\\CurrentControlSet\\Services';
    for (const [key, name] of [
      [`${services}\\LanmanServer\\Parameters`, 'SMB1'], [`${services}\\Tcpip\\Parameters`, 'KeepAliveTime'], ['SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server', 'Enabled'],
      ['SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128', 'Enabled'], ['SYSTEM\\CurrentControlSet\\Control\\CrashControl', 'CrashDumpEnabled'],
      ['SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Memory Management', 'FeatureSettingsOverride'], ['SYSTEM\\CurrentControlSet\\Control\\Session Manager', 'SafeDllSearchMode'],
      ['SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319', 'SchUseStrongCrypto'], ['SOFTWARE\\Microsoft\\Cryptography\\Wintrust\\Config', 'EnableCertPaddingCheck'],
      ['SOFTWARE\\Microsoft\\Windows\\Windows Error Reporting\\LocalDumps', 'DumpType'], ['SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient', 'EnableMulticast'],
      ['SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\RunAway', 'x'], [`${services}\\Contoso\\Parameters`, 'Start'],
    ]) {
      expect(() => RegistryKey.localMachine(key).dword(name, 1)).not.toThrow();
    }
  });

  test('a reason opens nothing that is closed', () => {
    for (const key of closedValueKeys) {
      expect(() => RegistryKey.localMachine(`${key}\\a`, { reason: 'x' })).toThrow('where no values are set');
    }
  });
});

test('every number of 64 bits, and no other text, is a qword', () => {
  fc.assert(fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (number) => {
    expect(desiredOf(contoso().qword('a', String(number)))[0].data).toBe(String(number));
  }));
  fc.assert(fc.property(fc.string({ maxLength: 6 }).filter((text) => !/^(?:0|[1-9]\d*)$/u.test(text)), (text) => {
    expect(() => contoso().qword('a', text)).toThrow('has the invalid qword');
  }));
});

describe('a key below a key', () => {
  const services = RegistryKey.localMachine(String.raw`SYSTEM\CurrentControlSet\Services`, { reason: 'Baseline' });

  test('has its options, and one or several names more', () => {
    expect(desiredOf(services.below('EventLog').below(String.raw`Application\Contoso 2/3`).expandString('EventMessageFile', 'a'))[0])
      .toMatchObject({ key: String.raw`SYSTEM\CurrentControlSet\Services\EventLog\Application\Contoso 2/3`, view: 64 });
    expect(desiredOf(services.below('Contoso').dword('Start', 4))[0]).toMatchObject({ sensitiveReason: 'Baseline' });
    expect(desiredOf(contoso({ view: RegistryView.VIEW_32 }).below('Agent').dword('a', 1))[0]).toMatchObject({ key: String.raw`SOFTWARE\Contoso\Agent`, view: 32 });
  });

  test.each(['', '\\', '\\a', 'a\\', 'a\\\\b', undefined, 1])('%j is none', (name) => {
    expect(() => contoso().below(name as string)).toThrow(/RegistryKey "SOFTWARE\\Contoso": below\(.*\) does not name a key\. Use names with one backslash between them, and none at the start and the end/u);
  });

  test('fails where it cannot be meant', () => {
    expect(() => contoso().dword('a', 1).below('b')).toThrow('below("b") would drop the values of this key. Call below(name) before you add values');
    expect(() => contoso().below('${name}')).toThrow('which nothing replaces');
    expect(() => contoso().below('a\tb')).toThrow('contains a control character');
    expect(() => RegistryKey.localMachine(String.raw`SYSTEM\CurrentControlSet`).below('Enum')).toThrow('where no values are set');
  });
});

describe('a key that is to go', () => {
  test('is one entry, with the reason where it needs one', () => {
    const common = { kind: 'removedRegistryKey', ensure: 'present', view: 64 };
    const update = String.raw`SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate`;
    expect(desiredOf(
      contoso({ reason: 'not needed' }).below('Old').removedWithContent({ effect: TakesEffect.afterReboot() }),
      RegistryKey.localMachine(update, { reason: 'No WSUS any more' }).removedWithContent(),
    )).toEqual([
      { ...common, id: String.raw`removedRegistryKey/64/software\contoso\old`, key: String.raw`SOFTWARE\Contoso\Old`, takesEffect: { after: 'reboot' } },
      { ...common, id: `removedRegistryKey/64/${update.toLowerCase()}`, key: update, sensitiveReason: 'No WSUS any more' },
    ]);
    expect(desiredOf(contoso().removedWithContent().absent())[0]).toMatchObject({ ensure: 'absent' });
  });

  test.each<[string, () => unknown, string]>([
    ['values in the code', () => contoso().dword('a', 1).removedWithContent(), 'removedWithContent would remove the values that you set'],
    ['an unknown option', () => contoso().removedWithContent({ backup: false } as never), 'backup'],
    ['an effect that is none', () => contoso().removedWithContent({ effect: 'reboot' as never }), 'effect of removedWithContent is "reboot"'],
    ['no reason', () => RegistryKey.localMachine(String.raw`SOFTWARE\Policies\Contoso`).removedWithContent(), String.raw`is below "SOFTWARE\Policies", where keys configure Windows itself. If the removal is intended, state why with { reason`],
    ['a service', () => RegistryKey.localMachine(String.raw`SYSTEM\CurrentControlSet\Services\Tcpip`, { reason: 'x' }).removedWithContent(), 'contains keys that Windows or its services need'],
    ['the parameters of a service', () => RegistryKey.localMachine(String.raw`SYSTEM\CurrentControlSet\Services\Tcpip\Parameters`, { reason: 'x' }).removedWithContent(), 'is one of the keys that Windows or its services need'],
    ['a sensitive key', () => RegistryKey.localMachine(String.raw`SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon`, { reason: 'x' }).removedWithContent(), 'Remove a key further down, or single values with withoutValue(name).'],
    ['a closed key in it', () => RegistryKey.localMachine(String.raw`SYSTEM\CurrentControlSet`, { reason: 'x' }).removedWithContent(), 'that Windows or its services need'],
  ])('%s is refused', (_, make, text) => {
    expect(make).toThrow(text);
  });
});

import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { RegistryKey, RegistryView, TakesEffect } from '../../../src';

const key = 'SOFTWARE\\Contoso\\Agent 2/3';
const setting = { id: 'registryValue/64/k', kind: 'registryValue', ensure: 'present', key, view: 64, name: 'Level' } as const;
const keys = (values: object) => ({ 'SOFTWARE': { values: {} }, 'SOFTWARE\\Contoso': { values: {} }, [key]: { values } });
const dwordOf = (hex: string) => ({ type: 4, hex });
const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((one) => !/[\u0000\p{Cs}]/u.test(one));
const someKey = fc.record({ name: fc.stringMatching(/^[a-z]{3,8}$/), view: fc.constantFrom(...Object.values(RegistryView)) })
  .map(({ name, view }) => RegistryKey.localMachine(`SOFTWARE\\Contoso\\${name}`, { view }));

export const registryValue: KindProof = {
  kind: 'registryValue',
  cases: {
    'a text in a key that is missing': {
      setting: { ...setting, type: 'string', data: 'high', takesEffect: { after: 'serviceRestart', service: 'Contoso' } },
      state: {},
      drift: { path: ['registryKeys', key, 'values', '=Level', 'type'], value: 2 },
    },
    'a number beside other values': {
      setting: { ...setting, type: 'dword', data: 4294967295 },
      state: { registryKeys: keys({ '=Other': dwordOf('01000000') }) },
      drift: { path: ['registryKeys', key, 'values', '=Level', 'hex'], value: 'feffffff' },
    },
    'a number in place of another': {
      setting: { ...setting, type: 'dword', data: 1 },
      state: { registryKeys: keys({ '=Level': dwordOf('00000000') }) },
      drift: { path: ['registryKeys', key, 'values', '=Level', 'hex'], value: '07000000' },
    },
    'bytes in place of a text, in the 32-bit view': {
      setting: { ...setting, view: 32, type: 'binary', data: '00ff' },
      state: { registryKeys32: keys({ '=Level': { type: 1, hex: '6100' } }) },
      drift: { path: ['registryKeys32', key, 'values', '=Level', 'hex'], value: '' },
    },
    'no value of a name': {
      setting: { ...setting, name: '', type: 'missing' },
      state: { registryKeys: keys({ '=': { type: 99, hex: '0102' } }) },
      drift: { path: ['registryKeys', key, 'values', '='], value: dwordOf('01000000') },
    },
  },
  settings: fc.tuple(someKey, text, fc.array(text.filter((one) => one !== ''), { maxLength: 3 }), fc.nat(4294967295), fc.bigInt(0n, 2n ** 64n - 1n)).map(([one, data, list, number, large]) => (
    one.plainString('', data).expandString('a\\b', data).multiString('c', list).dword('d', number, { effect: TakesEffect.afterReboot() }).qword('e', String(large), { effect: TakesEffect.afterLogOff() })
      .binary('f', 'AB').none('g', { effect: TakesEffect.afterRestartOf('Contoso Agent') }).withoutValue('h')
  )),
  refused: [
    { key: 'SOFTWARE' }, { key: '' }, { key: null }, { key: 'HKLM\\SOFTWARE\\Contoso' }, { key: 'SOFTWARE\\WOW6432Node\\Contoso' }, { key: 'SYSTEM\\ControlSet001\\Services\\a' }, { key: 'SAM\\SAM' },
    { key: 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run' }, { view: '64' }, { view: 16 }, { view: null }, { view: 32, key: 'SYSTEM\\Contoso' }, { name: null }, { name: 'a\tb' }, { name: 'x'.repeat(16384) },
    { type: 'String' }, { type: 'link' }, { type: null }, { type: 'none' }, { type: 'missing' }, { data: null }, { data: 1 }, { data: 'a\0b' }, { data: ['a'] }, { data: 'x'.repeat(32768) },
    { type: 'dword', data: -1 }, { type: 'dword', data: 4294967296 }, { type: 'dword', data: 1.5 }, { type: 'dword', data: '1' }, { type: 'dword', data: true }, { type: 'qword', data: 1 },
    { type: 'qword', data: '18446744073709551616' }, { type: 'qword', data: '-1' }, { type: 'qword', data: '0x1' }, { type: 'qword', data: '01' }, { type: 'binary', data: 'f' }, { type: 'binary', data: 'FF' },
    { type: 'binary', data: 'zz' }, { type: 'multiString', data: 'a' }, { type: 'multiString', data: ['a', ''] }, { type: 'multiString', data: [1] }, { type: 'multiString', data: ['a\0'] },
    { sensitiveReason: '' }, { sensitiveReason: null }, { sensitiveReason: 'a\nb' }, { takesEffect: 'reboot' }, { takesEffect: { after: 'Reboot' } }, { takesEffect: { after: 'serviceRestart' } },
    { takesEffect: { after: 'reboot', service: 'a' } }, { takesEffect: { after: 'serviceRestart', service: 'a\' or Name = \'b' } }, { takesEffect: null },
  ],
  texts: ['data', 'name'],
  isGivenBack: true,
};

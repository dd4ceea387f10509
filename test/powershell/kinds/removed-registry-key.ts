import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { RegistryKey, RegistryView, TakesEffect } from '../../../src';

const key = 'SOFTWARE\\Contoso\\Old Agent 2/3';
const setting = { id: 'removedRegistryKey/64/k', kind: 'removedRegistryKey', ensure: 'present', key, view: 64 } as const;
const around = { 'SOFTWARE': { values: {} }, 'SOFTWARE\\Contoso': { values: { '=Kept': { type: 4, hex: '01000000' } } } };
const deep = {
  [key]: { values: { '=': { type: 1, hex: '61000000' }, '=a\\b': { type: 99, hex: '' } } },
  [`${key}\\A`]: { values: {}, sddl: 'D:PAI(A;CI;KA;;;SY)' },
  [`${key}\\A\\Deeper`]: { values: { '=Password': { type: 3, hex: '00ff' } } },
  [`${key}\\B`]: { values: {} },
};
const someKey = fc.record({ name: fc.stringMatching(/^[a-z]{3,8}$/), view: fc.constantFrom(...Object.values(RegistryView)) });

export const removedRegistryKey: KindProof = {
  kind: 'removedRegistryKey',
  cases: {
    'with everything in it': {
      setting: { ...setting, takesEffect: { after: 'reboot' } },
      state: { registryKeys: { ...around, ...deep }, registryKeys32: { SOFTWARE: { values: {} } } },
      drift: { path: ['registryKeys', key], value: { values: { '=New': { type: 4, hex: '02000000' } } } },
    },
    'without content, in the 32-bit view': {
      setting: { ...setting, view: 32 },
      state: { registryKeys: { SOFTWARE: { values: {} } }, registryKeys32: { ...around, [key]: { values: {} } } },
      drift: { path: ['registryKeys32', key], value: { values: {} } },
    },
  },
  settings: fc.tuple(someKey, fc.boolean()).map(([{ name, view }, isSensitive]) => (isSensitive
    ? RegistryKey.localMachine(`SOFTWARE\\Policies\\Contoso\\${name}`, { view, reason: 'No longer needed' }).removedWithContent({ effect: TakesEffect.afterReboot() })
    : RegistryKey.localMachine(`SOFTWARE\\Contoso ${name}`, { view }).removedWithContent())),
  refused: [
    { key: 'SOFTWARE' }, { key: '' }, { key: null }, { key: 'SOFTWARE\\' }, { key: 'HKLM\\SOFTWARE\\Contoso' }, { key: 'SOFTWARE\\WOW6432Node\\Contoso' }, { key: 'SYSTEM\\ControlSet001\\Services\\a\\b\\c' }, { key: 'SAM\\SAM' },
    { key: 'SYSTEM\\CurrentControlSet\\Enum\\a' }, { key: 'SOFTWARE\\Microsoft' }, { key: 'SOFTWARE\\Classes', sensitiveReason: 'a' }, { key: 'SOFTWARE\\Classes\\CLSID', sensitiveReason: 'a' },
    { key: 'SYSTEM\\CurrentControlSet\\Services\\Tcpip', sensitiveReason: 'a' }, { key: 'SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters', sensitiveReason: 'a' }, { key: 'SYSTEM\\CurrentControlSet\\Control\\Lsa', sensitiveReason: 'a' },
    { key: 'SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\a' }, { key: 'SOFTWARE\\Policies\\Contoso' }, { view: '64' }, { view: 16 }, { view: null }, { view: 32, key: 'SYSTEM\\Contoso' },
    { sensitiveReason: '' }, { sensitiveReason: null }, { sensitiveReason: 'a\nb' }, { takesEffect: 'reboot' }, { takesEffect: { after: 'serviceRestart' } }, { takesEffect: null },
  ],
  isGivenBack: true,
};

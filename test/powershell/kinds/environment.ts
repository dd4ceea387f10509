import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { MachineEnvironmentVariable, MachinePathEntry, PathPosition, TakesEffect } from '../../../src';

const key = 'SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
const textOf = (text: string, type = 1) => ({ type, hex: Buffer.from(`${text}\0`, 'utf16le').toString('hex') });
const environment = (values: object) => ({ registryKeys: { SYSTEM: { values: {} }, [key]: { values } } });

const variable = { id: 'environmentVariable/https_proxy', kind: 'environmentVariable', ensure: 'present', name: 'HTTPS_PROXY', expands: false } as const;

export const environmentVariable: KindProof = {
  kind: 'environmentVariable',
  cases: {
    'new': {
      setting: { ...variable, value: 'http://proxy.example.com:3128', takesEffect: { after: 'reboot' } },
      state: environment({ '=Path': textOf('%SystemRoot%', 2) }),
      drift: { path: ['registryKeys', key, 'values', '=HTTPS_PROXY'], value: textOf('http://other.example.com') },
    },
    'that expands, in place of another': {
      setting: { ...variable, value: '%ProgramFiles%\\a', expands: true },
      state: environment({ '=https_proxy': textOf('%ProgramFiles%\\a') }),
      drift: { path: ['registryKeys', key, 'values', '=https_proxy', 'type'], value: 1 },
    },
  },
  settings: fc.record({
    name: fc.stringMatching(/^[A-Z]{2,9}_PROXY$/).filter((name) => !/^(?:COR|GIT)_/u.test(name)), value: fc.stringMatching(/^[ -~]{1,40}$/), expands: fc.boolean(),
  }).map(({ name, value, expands }) => MachineEnvironmentVariable.of(name, value, { expands, effect: TakesEffect.afterReboot() })),
  refused: [
    ...['Path', 'PATH', 'psmodulepath', 'ComSpec', 'windir', 'a=b', '', 'a b', null, 'COR_PROFILER', 'java_tool_options', 'DOTNET_STARTUP_HOOKS', 'A\u200b'].map((name) => ({ name })),
    { value: '' }, { value: 'a\nb' }, { value: 'a\0' }, { value: null }, { value: 1 }, { value: 'x'.repeat(32768) }, { expands: 'true' }, { expands: null }, { sensitiveReason: '' }, { takesEffect: 'reboot' },
  ],
  texts: ['value'],
  isGivenBack: true,
};

const entry = { id: 'pathEntry/c:\\program files\\contoso', kind: 'pathEntry', ensure: 'present', folder: 'C:\\Program Files\\Contoso' } as const;
const path = '%SystemRoot%\\system32;%SystemRoot%;;C:\\Program Files\\Contoso Tools\\;';

export const pathEntry: KindProof = {
  kind: 'pathEntry',
  cases: {
    'behind others': {
      setting: { ...entry },
      state: environment({ '=Path': textOf(path.slice(0, -1), 2) }),
      drift: { path: ['registryKeys', key, 'values', '=Path'], value: textOf(path.slice(0, -1), 2) },
    },
    'elsewhere, with a reason': {
      setting: { ...entry, folder: 'D:\\tools', sensitiveReason: 'Nobody but administrators writes there', takesEffect: { after: 'logOff' } },
      state: environment({ '=Path': textOf('C:\\Windows') }),
      drift: { path: ['registryKeys', key, 'values', '=Path'], value: textOf('C:\\Windows') },
    },
    'before those of Windows': {
      setting: { ...entry, position: 'first', sensitiveReason: 'Contoso replaces curl.exe' },
      state: { ...environment({ '=Path': textOf(path, 2) }), paths: { 'C:\\Program Files': { kind: 'directory' }, 'C:\\Program Files\\Contoso': { kind: 'directory' } } },
      drift: { path: ['registryKeys', key, 'values', '=Path'], value: textOf(path, 2) },
    },
    'before others, and where it was': {
      setting: { ...entry, position: 'first', sensitiveReason: 'Contoso replaces curl.exe' },
      state: { ...environment({ '=Path': textOf(`${path}"C:\\program files\\contoso\\";C:\\z`, 2) }), paths: { 'C:\\Program Files': { kind: 'directory' }, 'C:\\Program Files\\Contoso': { kind: 'directory' } } },
      drift: { path: ['registryKeys', key, 'values', '=Path'], value: textOf(`${path}"C:\\program files\\contoso\\";C:\\z`, 2) },
    },
  },
  settings: fc.stringMatching(/^[A-Za-z0-9 ]{0,20}[A-Za-z0-9]$/).filter((name) => !name.startsWith(' ')).map((name) => MachinePathEntry.of(`C:/Program Files/${name}/bin`, name.length % 2 === 0 ? { position: PathPosition.FIRST, reason: 'It replaces curl.exe' } : {})),
  refused: [
    ...['C:\\tools', 'C:\\', 'C:', 'tools', '\\\\server\\share', '%ProgramFiles%\\a', 'C:\\Program Files\\a;C:\\b', 'C:\\Program Files\\..\\b', 'C:\\Program Files\\a\\', 'C:\\Progra~1\\a', 'C:\\Windows\u200b\\a', null]
      .map((folder) => ({ folder })),
    { sensitiveReason: 'a\nb' }, { takesEffect: null }, { position: 'first' }, { position: 'last' }, { position: 'First', sensitiveReason: 'x' },
  ],
  isGivenBack: true,
};

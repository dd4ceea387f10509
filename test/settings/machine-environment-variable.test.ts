import { desiredOf } from './settings';
import { MachineEnvironmentVariable, MachinePathEntry, PathPosition, TakesEffect } from '../../src';
import { closedVariables, sensitiveVariables } from '../../src/facts/machine-environment';

test('a variable says all that the agent compares', () => {
  expect(desiredOf(MachineEnvironmentVariable.of('HTTPS_PROXY', 'http://proxy.example.com:3128'))).toEqual([{
    id: 'environmentVariable/https_proxy', kind: 'environmentVariable', ensure: 'present', name: 'HTTPS_PROXY', value: 'http://proxy.example.com:3128', expands: false,
  }]);
  expect(desiredOf(MachineEnvironmentVariable.of('DATA', '%ProgramData%\\a', { expands: true, effect: TakesEffect.afterReboot() }).absent())[0])
    .toMatchObject({ expands: true, takesEffect: { after: 'reboot' }, ensure: 'absent' });
});

test.each(closedVariables)('%s belongs to Windows, in any case and with any reason', (name) => {
  expect(() => MachineEnvironmentVariable.of(name.toUpperCase(), 'x', { reason: 'x' })).toThrow('belongs to Windows');
});

test.each(sensitiveVariables)('%s and its like load code, and need a reason', (start) => {
  const name = `${start.toLowerCase()}X`;
  expect(() => MachineEnvironmentVariable.of(name, 'x')).toThrow('State why with { reason');
  expect(desiredOf(MachineEnvironmentVariable.of(name, 'x', { reason: 'Agent of Contoso' }))[0].sensitiveReason).toBe('Agent of Contoso');
});

test.each<[string, () => unknown, string]>([
  ['an empty name', () => MachineEnvironmentVariable.of('', 'x'), 'some programs do not accept'],
  ['a name with =', () => MachineEnvironmentVariable.of('a=b', 'x'), 'some programs do not accept'],
  ['no value', () => MachineEnvironmentVariable.of('A', ''), 'one line that is not empty'],
  ['two lines', () => MachineEnvironmentVariable.of('A', 'a\nb'), 'one line that is not empty'],
  ['a value that is no text', () => MachineEnvironmentVariable.of('A', 1 as never), 'must be a string, got 1'],
  ['expands that is a text', () => MachineEnvironmentVariable.of('A', 'b', { expands: 'true' as never }), 'MachineEnvironmentVariable "A": expands is "true"'],
  ['an effect that no service sees', () => MachineEnvironmentVariable.of('A', 'b', { effect: TakesEffect.afterRestartOf('containerd') }), 'as it was when Windows booted'],
  ['the same of a folder', () => MachinePathEntry.of('C:/Program Files/x', { effect: TakesEffect.afterRestartOf('containerd') }), 'Use TakesEffect.afterReboot()'],
  ['an option that there is not', () => MachineEnvironmentVariable.of('A', 'b', { expand: true } as never), 'Did you mean "expands"?'],
  ['a folder that all may write to', () => MachinePathEntry.of('C:\\tools'), 'decides what services of SYSTEM load'],
  ['a folder that only looks like one of programs', () => MachinePathEntry.of('C:\\Program Files2\\a'), 'decides what services of SYSTEM load'],
  ['a folder that leaves its folder of another', () => MachinePathEntry.of('C:\\Program Files\\..\\tools'), 'leaves its folder'],
  ['two folders', () => MachinePathEntry.of('C:\\Program Files\\a;b'), 'not a folder that the Path can contain'],
  ['a variable in a folder', () => MachinePathEntry.of('C:\\Program Files\\%A%'), 'not a folder that the Path can contain'],
  ['a drive', () => MachinePathEntry.of('C:\\', { reason: 'x' }), 'not a folder that the Path can contain'],
  ['a relative folder', () => MachinePathEntry.of('tools'), 'path "tools"'],
  ['an option of variables', () => MachinePathEntry.of('C:\\Program Files\\a', { expands: true } as never), 'has no property "expands"'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});

test('a folder stands in the Path as Windows writes it, and one outside of programs with its reason', () => {
  expect(desiredOf(MachinePathEntry.of('c:/Program Files/Contoso/'))).toEqual([{
    id: 'pathEntry/c:\\program files\\contoso', kind: 'pathEntry', ensure: 'present', folder: 'C:\\Program Files\\Contoso',
  }]);
  expect(desiredOf(MachinePathEntry.of('D:/tools', { reason: 'Administrators alone write there', effect: TakesEffect.afterLogOff() }).absent())[0])
    .toMatchObject({ folder: 'D:\\tools', sensitiveReason: 'Administrators alone write there', ensure: 'absent', takesEffect: { after: 'logOff' } });
});

describe('the first place in the Path', () => {
  const first = { position: PathPosition.FIRST, reason: 'It replaces curl.exe' };

  test('is for a folder with a reason', () => {
    expect(desiredOf(MachinePathEntry.of('C:/Program Files/Contoso', first))).toEqual([{
      id: 'pathEntry/c:\\program files\\contoso', kind: 'pathEntry', ensure: 'present', folder: 'C:\\Program Files\\Contoso', position: 'first', sensitiveReason: first.reason,
    }]);
    expect(() => MachinePathEntry.of('C:/Program Files/Contoso', { position: PathPosition.FIRST })).toThrow('would be the first in the Path, so its programs and libraries replace those of Windows');
  });

  test('is not taken by default, and the last place is the default', () => {
    expect(desiredOf(MachinePathEntry.of('C:/Program Files/Contoso', { position: PathPosition.LAST }))).toEqual(desiredOf(MachinePathEntry.of('C:/Program Files/Contoso')));
  });

  test('fails for another place, and for a variable', () => {
    expect(() => MachinePathEntry.of('C:/Program Files/Contoso', { ...first, position: 'middle' as PathPosition })).toThrow('position is "middle". Use one of PathPosition: FIRST, LAST.');
    expect(() => MachineEnvironmentVariable.of('A', 'b', first as any)).toThrow('position');
  });
});

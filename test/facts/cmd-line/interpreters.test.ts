import { dropsQuotesOfCommand, shellParts, variableReferences } from '../../../src/facts/cmd-line';

describe('shellParts', () => {
  test.each<[string[], string[]]>([
    [['agent.exe', '-File', 'x'], ['program 0']],
    [['powershell.exe', '-NoProfile', '-File', 'a.ps1', '-Command', 'x'], ['program 0', 'script 3']],
    [['powershell', '-nop', '-ep', 'Bypass', '-f', 'a.ps1'], ['program 0', 'script 5']],
    [['powershell', '/c', 'Get-Date'], ['program 0', 'code 2']],
    [['powershell', '-w', 'hidden', 'Get-Date'], ['program 0', 'code 3']],
    [['pwsh', '-wd', 'C:\\', 'a.ps1'], ['program 0', 'script 3']],
    [['powershell', '-EncodedCommand', 'AAAA'], ['program 0']],
    [['powershell', '-File'], ['program 0']],
    [['cmd', '/s', '/c', 'powershell', '-c', 'x', 'y'], ['program 0', 'program 3', 'code 5']],
    [['cmd.exe'], ['program 0']],
    [['cmd.exe', 'x', '/c', 'y'], ['program 0']],
    [[], []],
  ])('of %j', (command, parts) => {
    expect(shellParts(command).map(({ role, index }) => `${role} ${index}`)).toEqual(parts);
  });
});

describe('dropsQuotesOfCommand', () => {
  test.each<[string[], number | undefined]>([
    [['cmd', '/c', 'C:\\my app\\agent.exe', '-c', 'a b'], 2],
    [['cmd', '/c', 'cmd', '/c', 'C:\\my app\\agent.exe', 'a b'], 4],
    [['cmd', '/s', '/c', 'C:\\my app\\agent.exe', '-c'], 3],
    [['cmd', '/c', 'C:\\my app\\agent.exe', '-c'], undefined],
    [['cmd', '/c', 'C:\\my app\\agent.exe'], undefined],
    [['cmd', '/c', 'call', 'C:\\my app\\agent.exe', 'a b'], undefined],
    [['cmd', '/c', 'echo a b', 'c d'], undefined],
    [['agent', '/c', 'C:\\my app\\agent.exe', 'a b'], undefined],
  ])('%j: %p', (command, index) => {
    expect(dropsQuotesOfCommand(command)).toBe(index);
  });
});

test('variableReferences knows the syntax of three shells, and leaves kubelet its own', () => {
  const found = variableReferences('%A% $env:B ${C} ${env:D} $E $(F) $$G $env: 100% $H:x $I:1');
  expect(found.map(({ text, name, syntax }) => `${text} ${name} ${syntax}`)).toEqual([
    '%A% A cmd', '$env:B B powershell', '${C} C shell', '${env:D} D shell', '$E E shell', '$I I shell',
  ]);
});

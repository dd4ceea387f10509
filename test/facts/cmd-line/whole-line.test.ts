import { elementsOfLine, wholeLine } from '../../../src/facts/cmd-line/whole-line';

test.each([
  ['powershell.exe -NoProfile -File C:\\hpc\\x.ps1', 'powershell.exe', '-NoProfile -File C:\\hpc\\x.ps1'],
  ['ping -t localhost > NUL', 'ping', '-t localhost > NUL'],
  ['"C:\\Program Files\\a.exe" -x', 'C:\\Program Files\\a.exe', '-x'],
  ['C:\\Program Files\\a.exe /x', 'C:\\Program Files\\a.exe', '/x'],
  ['setup.exe install', 'setup.exe', 'install'],
  ['cmd /c a.exe', 'cmd', '/c a.exe'],
  ['net start kubelet', 'net', 'start kubelet'],
  ['echo hello', 'echo', 'hello'],
  ['agent --config C:\\a b.yaml', 'agent', '--config C:\\a b.yaml'],
  ['%CONTAINER_SANDBOX_MOUNT_POINT%\\agent -x', '%CONTAINER_SANDBOX_MOUNT_POINT%\\agent', '-x'],
])('%j is a command line of %j', (element, program, rest) => {
  expect(wholeLine(element)).toEqual({ program, rest });
});

test.each([
  '', 'agent.exe', 'C:\\Program Files\\agent.exe', 'my folder\\agent.exe', 'my agent.exe', 'C:\\tool.exe files\\agent.exe', 'C:\\my -old app\\agent.exe',
  'net tools\\agent.exe', 'C:\\Program Files\\a - b\\agent.exe', 'my agent', 'two words',
])('%j is the path of a program', (element) => {
  expect(wholeLine(element)).toBeUndefined();
});

test('a long run of spaces takes no time', () => {
  expect(wholeLine(`a${' '.repeat(100_000)}`)).toBeUndefined();
  expect(wholeLine(`a.exe${' '.repeat(100_000)}`)).toBeUndefined();
});

test('the words are offered as elements unless they need quotes', () => {
  expect(elementsOfLine(wholeLine('ping  -t localhost')!)).toEqual(['ping', '-t', 'localhost']);
  expect(elementsOfLine(wholeLine('ping -t localhost > NUL')!)).toBeUndefined();
});

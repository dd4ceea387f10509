import { checkCommand } from '../../src/container/command';

test.each([
  ['agent.exe --once', 'command must be a list of strings, got "agent.exe --once". Put the program and each argument into the list as a separate string.'],
  [['agent.exe', 5], 'command must be a list of strings, got'],
  [[], 'command is empty. Add a program, or leave the command out.'],
])('the command %p is refused', (command, text) => {
  expect(() => checkCommand('command', command)).toThrow(text);
});

import { checkCommand } from '../../src/container/command';

test.each([
  ['agent.exe --once', 'command "agent.exe --once" is not a list of texts. Give program and arguments as elements of a list.'],
  [['agent.exe', 5], 'is not a list of texts'],
  [[], 'command is empty. Name a program, or leave it out.'],
])('the command %p is refused', (command, text) => {
  expect(() => checkCommand('command', command)).toThrow(text);
});

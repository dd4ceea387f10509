import * as fc from 'fast-check';
import { hostileArgument, hostileCommand, misreadPrograms, plainPrograms, spacedPrograms, unspeakableArgument } from './hostile-commands';
import { CMD_LINE_LIMIT, CommandLineInput, CREATE_PROCESS_LIMIT, Environment, judgeCommandLine } from '../../../src/facts/cmd-line';
import { programArguments } from '../../../src/facts/cmd-line/program-arguments';

const environment: Environment = {
  entries: [
    { name: 'URL', value: 'http://h/?a=1&b=2' }, { name: 'PERCENT', value: '100%' }, { name: 'NODE', plain: true }, { name: 'PASSWORD' }, { name: 'NOTHING', value: '' },
  ],
  open: false,
};

function judge(command: readonly string[], more: Partial<CommandLineInput> = {}) {
  return judgeCommandLine({ command, environment, throughCmd: true, ...more });
}

function kinds(command: readonly string[], more?: Partial<CommandLineInput>) {
  return judge(command, more).problems.map(({ kind, position, text }) => [kind, position === undefined ? '' : `${position.field}/${position.index}`, text]);
}

describe('the line', () => {
  test('goes through cmd.exe from containerd 1.7 on, and has another folder before', () => {
    const command = ['%CONTAINER_SANDBOX_MOUNT_POINT%\\bin\\agent.exe', '--url', 'two words', '$(NODE)', '$env:CONTAINER_SANDBOX_MOUNT_POINT'];
    expect(judge(command).line).toBe('cmd /c C:\\hpc\\bin\\agent.exe --url "two words" {NODE} C:\\hpc');
    expect(judge(command, { throughCmd: false }).line).toBe('C:\\C\\{id}\\bin\\agent.exe --url "two words" {NODE} C:\\C\\{id}');
  });

  test('begins with what the image runs where the manifest says nothing', () => {
    expect(judgeCommandLine({ args: ['-c', 'a b'], throughCmd: true })).toEqual({
      line: 'cmd /c {image entrypoint} -c "a b"',
      elements: [
        { position: { field: 'args', index: 0 }, written: '-c', value: '-c' },
        { position: { field: 'args', index: 1 }, written: 'a b', value: 'a b' },
      ],
      problems: [],
      unknowns: [],
    });
    expect(judgeCommandLine({ throughCmd: true }).line).toBe('cmd /c {image entrypoint}');
  });
});

describe('through cmd.exe', () => {
  test.each<[string, string[]]>([
    ['parentheses, commas and the like', ['agent', '(a)', 'b,c;d=e', '!x!', "'`~#$*?[]{}", '@x', ':y']],
    ['syntax in quotes', ['powershell', '-Command', 'Get-Service | ? { $_.Status -eq 1 } & whoami']],
    ['well-formed inner quotes', ['powershell', '-Command', 'New-Item "C:/k" -Force | Out-Null; Copy-Item "a" -Destination "b"']],
    ['an inner quote that protects what follows', ['agent', 'a"b', 'c&d']],
    ['an empty argument', ['agent', '', 'x']],
    ['a tab', ['agent', 'a\tb']],
    ['a blank in the path, with nothing else quoted', ['C:\\my app\\agent.exe', 'a', '(b)']],
    ['a drive and slashes', ['C:/app/agent.exe', 'a/b']],
    ['a leading slash', ['/agent.exe']],
    ['another cmd.exe', ['cmd.exe', '/c', 'echo a & echo b > c.txt']],
    ['kubelet\'s own dollar signs', ['agent', '$$(URL)', '$(NOBODY)', '$x']],
    ['NodeScript\'s line', [
      'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', '-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File',
      '%CONTAINER_SANDBOX_MOUNT_POINT%\\hostprocess-mounts\\script\\run.ps1',
    ]],
  ])('%s pass', (_, command) => {
    expect(kinds(command)).toEqual([]);
  });

  test.each<[string[], [string, string, string][]]>([
    [['agent', 'http://h/?a=1&b=2'], [['metacharacter', 'command/1', '&']]],
    [['agent', '$(URL)'], [['metacharacter', 'command/1', '&']]],
    [['ping -t localhost'], [['whole-line', 'command/0', 'ping']]],
    [['agent', 'a|b', '<c>', '^d'], [['metacharacter', 'command/1', '|'], ['metacharacter', 'command/2', '< >'], ['metacharacter', 'command/3', '^']]],
    [['a&b', 'c'], [['metacharacter', 'command/0', '&']]],
    [['agent', 'say "a & b" c'], [['quote-exposure', 'command/1', '&']]],
    [['agent', 'a"b', 'c & d'], [['quote-exposure', 'command/2', '&']]],
    [['agent', '%PATH%', 'a %PATH% b', '50%'], [['percent', 'command/1', '%PATH%'], ['percent', 'command/2', '%PATH%'], ['percent', 'command/3', '%']]],
    [['agent', '%CONTAINER_SANDBOX_MOUNT_POINT%\\a', '%CONTAINER_SANDBOX_MOUNT_POINT%\\%X%', '$(PERCENT)'], [['percent', 'command/2', '%X%'], ['percent', 'command/3', '%']]],
    [['agent', 'a\nb\r', 'c\rd'], [['line-break', 'command/1', '\n'], ['line-break', 'command/2', '\r']]],
    [['agent', 'C:\\var'.replace('\\v', '\v'), 'a\0b'], [['control-character', 'command/1', '\v'], ['control-character', 'command/2', '\0']]],
    [['C:\\my app\\agent.exe', 'C:\\my data'], [['spaced-executable', 'command/0', 'C:\\my app\\agent.exe']]],
    [['C:\\my app (x86)\\agent.exe'], [['spaced-executable', 'command/0', 'C:\\my app (x86)\\agent.exe']]],
    [[''], [['empty-executable', 'command/0', '']]],
    [['$(NOTHING)', 'x'], [['empty-executable', 'command/0', '']]],
    [['"C:\\my app\\agent.exe"', 'x'], [['quoted-executable', 'command/0', '"']]],
    [['echo', 'hello'], [['shell-builtin', 'command/0', 'echo']]],
    [['bin/agent.exe', 'x'], [['executable-delimiter', 'command/0', '/']]],
    [['@agent.exe', 'x'], [['executable-delimiter', 'command/0', '@']]],
    [['agent', '5 $€'], [['garbled-dollar', 'command/1', '$€']]],
    [['C:\\my app\\'], [['vector-differs', 'command/0', 'C:\\my app\\']]],
    [['agent', 'x'.repeat(CMD_LINE_LIMIT - 'cmd /c agent '.length + 1)], [['line-too-long', '', '8192']]],
  ])('%j is refused', (command, found) => {
    expect(kinds(command)).toEqual(found);
  });

  test('the longest line passes', () => {
    expect(kinds(['agent', 'x'.repeat(CMD_LINE_LIMIT - 'cmd /c agent '.length)])).toEqual([]);
  });

  test('positions are those of the manifest', () => {
    expect(kinds(['agent', 'a'], { args: ['b', 'c&d'] })).toEqual([['metacharacter', 'args/1', '&']]);
    expect(kinds([], { args: ['echo', 'c&d'] })).toEqual([['metacharacter', 'args/1', '&']]);
  });
});

describe('without cmd.exe', () => {
  test.each<[string[], [string, string, string][]]>([
    [['bin/agent.exe', 'a&b|c', '%PATH%', 'x\ny', '^', 'say "a & b"', '\v'], []],
    [['C:\\my app (x86)\\agent.exe', 'C:\\my data'], []],
    [['echo', 'x'], []],
    [['ping -t localhost'], [['whole-line', 'command/0', 'ping']]],
    [['agent', 'a\0b'], [['control-character', 'command/1', '\0']]],
    [['""', 'x'], [['quoted-executable', 'command/0', '"']]],
    [['', 'x'], [['empty-executable', 'command/0', '']]],
    [['agent', '5 $€'], [['garbled-dollar', 'command/1', '$€']]],
    [['C:\\my app\\'], [['vector-differs', 'command/0', 'C:\\my app\\']]],
    [['agent', 'x'.repeat(CREATE_PROCESS_LIMIT - 'agent '.length)], []],
    [['agent', 'x'.repeat(CREATE_PROCESS_LIMIT - 'agent '.length + 1)], [['line-too-long', '', '32767']]],
  ])('%j', (command, found) => {
    expect(kinds(command, { throughCmd: false })).toEqual(found);
  });

  test('a program finds what the manifest gives it wherever nothing is wrong', () => {
    const commands = hostileCommand([...plainPrograms, ...spacedPrograms, ...misreadPrograms], unspeakableArgument, false);
    fc.assert(fc.property(commands.map(judgeCommandLine).filter(({ problems }) => problems.length === 0), ({ line, elements }) => {
      expect(programArguments(line)).toEqual(elements.map(({ value }) => value));
    }));
  });
});

describe('in probes and hooks', () => {
  test('kubelet replaces less', () => {
    expect(kinds(['agent', '$(NODE)', '$(URL)'], { place: 'probe' })).toEqual([['variable-not-replaced', 'command/1', '$(NODE)'], ['metacharacter', 'command/2', '&']]);
    expect(kinds(['agent', '$(NODE)', '$(URL)'], { place: 'hook' })).toEqual([
      ['variable-not-replaced', 'command/1', '$(NODE)'], ['variable-not-replaced', 'command/2', '$(URL)'],
    ]);
    expect(kinds(['agent', '5 $€', '$(NOBODY)'], { place: 'hook' })).toEqual([]);
  });
});

describe('unknown values', () => {
  test('are named, unless they are plain by nature', () => {
    expect(judge(['agent', '--node=$(NODE)', '--password=$(PASSWORD)$(PASSWORD)']).unknowns).toEqual([{
      position: { field: 'command', index: 2 },
      name: 'PASSWORD',
      message: 'argument "--password=$(PASSWORD)$(PASSWORD)" contains the value of PASSWORD, which is known only when the pod runs',
      fix: 'Make sure that PASSWORD contains no space, no quote and none of the characters & | < > ^ %, or let the program read the environment variable itself.',
    }]);
  });

  test('do not hide what is wrong around them', () => {
    expect(kinds(['agent', '$(PASSWORD)&x'])).toEqual([['metacharacter', 'command/1', '&']]);
  });
});

describe('texts', () => {
  const text = (command: string[], more?: Partial<CommandLineInput>) => judge(command, more).problems.map(({ message, fix }) => `${message}. ${fix}`);

  test.each<[string[], Partial<CommandLineInput>, string]>([
    [['agent', 'a&b'], {}, 'argument "a&b" contains & outside quotes, which is syntax of cmd.exe. Let the program read the value from a file or an environment variable, or put the command into a PowerShell script in a ConfigMap (NodeScript).'],
    [['agent', '$(URL)'], {}, 'argument "$(URL)", which becomes "http://h/?a=1&b=2", contains & outside quotes, which is syntax of cmd.exe. Let the program read the value from a file or an environment variable, or put the command into a PowerShell script in a ConfigMap (NodeScript).'],
    [['agent', 'a "b & c"'], {}, 'argument "a "b & c"" exposes & to cmd.exe, which pairs the quotes of the line differently from the program. Use single quotes inside the arguments, or put the command into a PowerShell script in a ConfigMap (NodeScript).'],
    [['agent', '--node=%NODE_NAME%'], {}, 'argument "--node=%NODE_NAME%" contains %NODE_NAME%, which cmd.exe replaces only from containerd 1.7 on. Let the program read NODE_NAME itself, or read it in a PowerShell script ($env:NODE_NAME). If kubelet knows the value, add NODE_NAME to env and write $(NODE_NAME).'],
    [['agent', '%X% %'], { place: 'hook' }, 'argument "%X% %" contains %, which starts a variable for cmd.exe. Let the program read the value itself, or put the command into a PowerShell script in a ConfigMap (NodeScript). On a command line, cmd.exe has no escape for a literal %.'],
    [['agent', '%CONTAINER_SANDBOX_MOUNTPOINT%\\x'], {}, 'argument "%CONTAINER_SANDBOX_MOUNTPOINT%\\x" contains %CONTAINER_SANDBOX_MOUNTPOINT%, which cmd.exe replaces only from containerd 1.7 on. Write %CONTAINER_SANDBOX_MOUNT_POINT%.'],
    [['agent', '$(PERCENT)$(PERCENT)'], {}, 'argument "$(PERCENT)$(PERCENT)", which becomes "100%100%", contains %, which starts a variable for cmd.exe. Let the program read the environment variable itself instead of inserting it into the command.'],
    [['agent', 'a\nb'], {}, 'argument "a\\nb" contains a line break, where cmd.exe ends the command. Write it on one line, or put the command into a PowerShell script in a ConfigMap (NodeScript).'],
    [['agent', 'a\n'], {}, 'argument "a\\n" ends with a line break, where cmd.exe ends the command. Remove the line break. In YAML, write |- instead of |, or >- instead of >.'],
    [['C:\\my app\\a.exe', 'b c'], {}, 'executable "C:\\my app\\a.exe" has a space in its path, and cmd.exe drops the quotes around it, so it starts "C:\\my". Move it to a path without spaces and without ( ) & @ ^, or put the command into a PowerShell script in a ConfigMap (NodeScript).'],
    [['echo', 'x'], {}, 'executable "echo" is a command of cmd.exe itself, which runs instead of a program. To run that command, write cmd.exe, /c and echo as elements of the list. To run a program, write its file name with the extension.'],
    [['bin/a.exe'], {}, 'executable "bin/a.exe" contains "/", where the program name ends for cmd.exe, so it starts "bin". Write backslashes, from the folder of the image on: "%CONTAINER_SANDBOX_MOUNT_POINT%\\bin\\a.exe".'],
    [['@a.exe'], {}, 'executable "@a.exe" starts with @, which is syntax of cmd.exe. Write the path from the folder of the image on: "%CONTAINER_SANDBOX_MOUNT_POINT%\\@a.exe".'],
    [['"a.exe"'], {}, 'executable ""a.exe"" contains quotes, which would become part of the file name. Remove the quotes. Elements of the list are quoted automatically if necessary.'],
    [['agent', '$(NODE)'], { place: 'probe' }, 'argument "$(NODE)" contains $(NODE), which kubelet replaces with an empty string in the command of a probe, because its value is not in the manifest. Let the program read the environment variable.'],
  ])('%j', (command, more, expected) => {
    expect(text(command, more)).toEqual([expected]);
  });

  test('each begins in lower case, names its element as it is written, and ends its fix with a full stop', () => {
    const commands = hostileCommand([...plainPrograms, ...spacedPrograms, ...misreadPrograms, ''], fc.oneof(hostileArgument, unspeakableArgument), true);
    fc.assert(fc.property(commands.map(judgeCommandLine), ({ problems, elements }) => {
      for (const { message, fix, position } of problems) {
        expect(message).toMatch(/^[a-z].*[^.]$/su);
        expect(fix).toMatch(/^[A-Z].*\.$/su);
        expect(elements.map((element) => element.position)).toContainEqual(position);
      }
    }));
  });
});

import * as fc from 'fast-check';
import { hostileArgument } from './hostile-commands';
import { dropsOuterQuotes, exposures, firstWordTrouble } from '../../../src/facts/cmd-line/cmd-shell';

describe('exposures', () => {
  test.each<[string[], [number, string[]][]]>([
    [['a&b|c&d', 'x', '<>^'], [[0, ['&', '|']], [2, ['<', '>', '^']]]],
    [['"a & b"', '(a)', 'b,c', '!d!', '100%'], []],
    [['"say \\"a & b\\""'], [[0, ['&']]]],
    [['"say \\"a\\" & b"'], []],
    [['a\\"b', '"c & d"'], [[1, ['&']]]],
    [['a\\"b', 'c&d'], []],
  ])('in %j', (escaped, found) => {
    expect(exposures(escaped)).toEqual(found.map(([argument, characters]) => ({ argument, characters })));
  });

  test('are what remains of the line without its quoted parts', () => {
    fc.assert(fc.property(fc.array(hostileArgument), (escaped) => {
      const outside = escaped.join(' ').replace(/"[^"]*(?:"|$)/gu, '');
      expect(new Set(exposures(escaped).flatMap(({ characters }) => characters))).toEqual(new Set(outside.match(/[&|<>^]/gu)));
    }));
  });
});

describe('dropsOuterQuotes', () => {
  test.each([
    ['agent "a" "b"', false],
    ['"C:\\my app\\agent.exe"', false],
    ['"C:\\my app\\agent.exe" a (b) @c', false],
    ['"C:\\my app\\agent.exe" "a b"', true],
    ['"C:\\my app\\agent.exe" a\\"b', true],
    ['"C:\\my app (x86)\\agent.exe" a', true],
    ['"C:\\a@b c\\agent.exe"', true],
    ['"agent" a', true],
  ])('%j: %s', (line, drops) => {
    expect(dropsOuterQuotes(line)).toBe(drops);
  });
});

describe('firstWordTrouble', () => {
  test.each([
    'agent', 'agent.exe', '.\\agent.exe', 'C:\\bin\\agent.exe', 'C:/bin/agent.exe', '/agent.exe', '\\\\server\\share\\agent.exe', 'echo.exe', 'echoes', 'start-agent',
    'it\'s[1]{2}+~@!$#.exe', '{NAME}', 'C:\\hpc\\bin\\dir.exe',
  ])('none about %j', (word) => {
    expect(firstWordTrouble(word)).toBeUndefined();
  });

  test.each([
    ['echo', 'echo'], ['DIR', 'dir'], ['dir/w', 'dir'], ['echo;x', 'echo'], ['if', 'if'], ['D:', 'd:'], ['echo(x', 'echo'], ['cd+', 'cd'],
  ])('%j is the command %j of cmd.exe', (word, name) => {
    expect(firstWordTrouble(word)).toEqual({ kind: 'builtin', name });
  });

  test.each([
    ['bin/agent.exe', '/', 'bin'], ['./agent.exe', '/', '.'], ['\\\\server/agent.exe', '/', '\\\\server'], ['C:\\a,b.exe', ',', 'C:\\a'], ['agent;1', ';', 'agent'],
    ['agent=1', '=', 'agent'], ['agent(1).exe', '(', 'agent'], ['a\u00a0b.exe', '\u00a0', 'a'], ['C:/a/b(1).exe', '(', 'C:/a/b'],
  ])('%j ends at %j', (word, at, name) => {
    expect(firstWordTrouble(word)).toEqual({ kind: 'ends', at, name });
  });

  test.each(['@agent.exe', ':agent', '(agent)'])('%j begins with syntax', (word) => {
    expect(firstWordTrouble(word)).toEqual({ kind: 'prefix', character: word[0] });
  });
});

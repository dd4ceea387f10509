import * as fc from 'fast-check';
import { awkwardText } from './hostile-commands';
import { escapeArg } from '../../../src/facts/cmd-line/escape-arg';
import { programArguments } from '../../../src/facts/cmd-line/program-arguments';

describe('programArguments', () => {
  test.each<[string, string[]]>([
    ['p "abc" d e', ['p', 'abc', 'd', 'e']],
    ['p a\\\\b d"e f"g h', ['p', 'a\\\\b', 'de fg', 'h']],
    ['p a\\\\\\"b c d', ['p', 'a\\"b', 'c', 'd']],
    ['p a\\\\\\\\"b c" d e', ['p', 'a\\\\b c', 'd', 'e']],
    ['p "open to the end', ['p', 'open to the end']],
    ['p \t "" ', ['p', '']],
    ['"C:\\my app\\a.exe" x', ['C:\\my app\\a.exe', 'x']],
    ['"C:\\my app\\\\" x', ['C:\\my app\\\\', 'x']],
    ['p', ['p']],
  ])('of %j', (line, found) => {
    expect(programArguments(line)).toEqual(found);
  });

  test('are the arguments that were escaped', () => {
    fc.assert(fc.property(fc.array(awkwardText), (vector) => {
      expect(programArguments(['program', ...vector.map(escapeArg)].join(' '))).toEqual(['program', ...vector]);
    }));
  });
});

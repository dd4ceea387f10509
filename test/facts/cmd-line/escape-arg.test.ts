import * as fc from 'fast-check';
import { awkwardText } from './hostile-commands';
import { escapeArg, isQuoted } from '../../../src/facts/cmd-line/escape-arg';

describe('escapeArg', () => {
  test.each([
    ['', '""'],
    ['plain', 'plain'],
    ['a&b|c^%d', 'a&b|c^%d'],
    ['two words', '"two words"'],
    ['tab\there', '"tab\there"'],
    ['line\nbreak', 'line\nbreak'],
    ['a"b', 'a\\"b'],
    ['a\\b', 'a\\b'],
    ['a\\"b', 'a\\\\\\"b'],
    ['ends\\', 'ends\\'],
    ['ends here\\', '"ends here\\\\"'],
    ['"a b"\\\\', '"\\"a b\\"\\\\\\\\"'],
  ])('%j is written %j', (argument, escaped) => {
    expect(escapeArg(argument)).toBe(escaped);
  });

  test('quotes exactly where isQuoted says so', () => {
    fc.assert(fc.property(awkwardText, (argument) => {
      expect(escapeArg(argument).startsWith('"')).toBe(isQuoted(argument));
    }));
  });
});

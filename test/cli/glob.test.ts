import * as fc from 'fast-check';
import { matchesPath, matchesWords } from '../../src/cli/glob';

const text = fc.string({ unit: fc.constantFrom('a', '/', '.', '(', '+', '$', ' ', '\\', '[', '-', '\n') });

test('text without stars means itself only', () => {
  fc.assert(fc.property(text, text, (pattern, other) => {
    expect(matchesWords(pattern, pattern)).toBe(true);
    expect(matchesPath(pattern, pattern)).toBe(true);
    expect(matchesWords(pattern, other)).toBe(pattern === other);
    expect(matchesPath(pattern, other)).toBe(pattern === other);
  }));
});

test('a star stands for anything, in paths within a folder', () => {
  fc.assert(fc.property(text, text, text, (before, between, after) => {
    expect(matchesWords(`${before}*${after}`, before + between + after)).toBe(true);
    expect(matchesPath(`${before}**${after}`, before + between + after)).toBe(true);
    if (!between.includes('/')) {
      expect(matchesPath(`${before}*${after}`, before + between + after)).toBe(true);
    }
  }));
});

test.each([
  ['*.yaml', 'a.yaml', true],
  ['*.yaml', 'b/a.yaml', false],
  ['**/*.yaml', 'a.yaml', true],
  ['**/*.yaml', 'c/b/a.yaml', true],
  ['c/**/a.yaml', 'c/a.yaml', true],
  ['c/**', 'c/b/a.yaml', true],
  ['c/**', 'd/a.yaml', false],
  ['c/?.yaml', 'c/a.yaml', true],
  ['?', '/', false],
])('path %s and %s', (pattern, path, matches) => {
  expect(matchesPath(pattern, path)).toBe(matches);
});

import * as fc from 'fast-check';
import { plainPainter } from '../../../src/cli/colors';
import { sourceFrame } from '../../../src/cli/reports/source-frame';

const frame = (lines: readonly string[], start: readonly [number, number], end: readonly [number, number]) => sourceFrame({
  file: { path: 'x.yaml', lineAt: (line) => lines[line - 1] },
  range: { start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } },
}, plainPainter).join('\n');

/** Pieces of text with the cells that they take, as shown. */
const pieces: readonly (readonly [text: string, shown: string, cells: number])[] = [
  ['a', 'a', 1], [' ', ' ', 1], ['\t', '    ', 4], ['漢', '漢', 2], ['ｱ', 'ｱ', 1], ['😀', '😀', 2],
  ['e\u0301', 'e\u0301', 1], ['𝒳', '𝒳', 1], ['ß', 'ß', 1],
  ['\u001b', '\\u001b', 6], ['\u200b', '\\u200b', 6], ['\u{e0041}', '\\u{e0041}', 9], ['\ufeff', '\\ufeff', 6], ['한', '한', 2],
];
const piece = fc.constantFrom(...pieces);
const some = fc.array(piece, { maxLength: 14 });
const value = fc.array(piece, { minLength: 1, maxLength: 10 });
const joined = (parts: readonly (readonly [string, string, number])[], index: 0 | 1) => parts.map((part) => part[index]).join('');
const cells = (parts: readonly (readonly [string, string, number])[]) => parts.reduce((sum, [, , width]) => sum + width, 0);

test('carets stand below the value, whatever stands before and in it', () => {
  fc.assert(fc.property(some, value, some, fc.integer({ min: 1, max: 12345 }), (before, within, after, line) => {
    const text = joined(before, 0) + joined(within, 0) + joined(after, 0);
    const column = joined(before, 0).length + 1;
    const lines = sourceFrame({
      file: { path: 'x.yaml', lineAt: () => text },
      range: { start: { line, column }, end: { line, column: column + joined(within, 0).length } },
    }, plainPainter);
    const margin = ' '.repeat(String(line).length);
    expect(lines).toEqual([
      `${margin} |`,
      `${line} | ${joined(before, 1)}${joined(within, 1)}${joined(after, 1)}`.trimEnd(),
      `${margin} | ${' '.repeat(cells(before))}${'^'.repeat(cells(within))}`,
    ]);
  }));
});

test('of a line without end, what is near the place is shown, and no character in halves', () => {
  fc.assert(fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (before, length, after) => {
    const line = '😀'.repeat(before) + 'v'.repeat(length) + '😀'.repeat(after);
    const [, text, carets] = frame([line], [1, before * 2 + 1], [1, before * 2 + length + 1]).split('\n');
    expect(text.length).toBeLessThan(160);
    expect(text).not.toMatch(/\p{Cs}|\\u/u);
    expect(text.includes('v'.repeat(Math.min(length, 80)))).toBe(true);
    expect(text.startsWith('1 | ...')).toBe(before > 30);
    expect(carets).toMatch(/^ {2}\| *\^+$/u);
    expect(carets.match(/\^/gu)).toHaveLength(Math.min(length, 80));
  }));
});

test('a value over several lines is shown from its begin', () => {
  const lines = ['args:', '- |', '  one', '', '  three', '  four', '  five', 'end: 1'];
  expect(frame(lines, [2, 3], [8, 1])).toBe([
    '  |',
    '2 | - |',
    '  |   ^',
    '3 |   one',
    '4 |',
    '5 |   three',
    '...',
  ].join('\n'));
});

test('a place behind the end of a line, and one that the file does not have', () => {
  expect(frame(['a: ['], [1, 5], [1, 5])).toBe('  |\n1 | a: [\n  |     ^');
  expect(frame([], [1, 1], [1, 2])).toBe('');
});

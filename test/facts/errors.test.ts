import * as fc from 'fast-check';
import { checkInteger, problemText, quoted, userError } from '../../src/facts/errors';

test('a problem is a line with the rule in front and the remedy behind', () => {
  expect(problemText({ rule: 'HPC013', message: 'account "x" is odd', fix: 'Change it.' })).toBe('[HPC013] account "x" is odd. Change it.');
  expect(userError({ message: 'port is 0', fix: 'Change it.' }).message).toBe('port is 0. Change it.');
});

test('a quoted text never breaks the line and hides nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
    const shown = quoted(text);
    expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(shown.replace(/ /g, '')).not.toMatch(/\s/u);
  }), { numRuns: 2000 });
});

test.each([
  ['C:\var', '"C:\\var"'], ['a\u00a0b', '"a\\u00a0b"'], ['zero\u200bwidth', '"zero\\u200bwidth"'], ['\u{e0041}', '"\\u{e0041}"'], ['é €😀', '"é €😀"'],
  ['\u001b[31m', '"\\u001b[31m"'], ['half \ud800', '"half \\ud800"'],
])('%p is shown as %s', (text, shown) => {
  expect(quoted(text)).toBe(shown);
});

test('a long text is cut, and its length said', () => {
  expect(quoted('x'.repeat(160))).toBe(`"${'x'.repeat(160)}"`);
  expect(quoted('x'.repeat(161))).toBe(`"${'x'.repeat(150)}..." (161 characters)`);
});

test('what has no short text of its own says what it is', () => {
  class Group {}
  function make() {}
  expect([Group, make, () => 1, new Group(), { a: 1 }, Object.create(null)].map(quoted)).toEqual([
    'the class Group', 'the function make', 'the function', 'an object of Group', 'an object', 'an object',
  ]);
  expect([[], ['a', 1, new Group()], [1, 2, 3, 4, 5, 6]].map(quoted)).toEqual(['[]', '["a", 1, an object of Group]', '[1, 2, 3, 4, 5, ...]']);
});

test('what is no text is shown as it is', () => {
  expect([80.5, undefined, null, true].map(quoted)).toEqual(['80.5', 'undefined', 'null', 'true']);
});

test.each([[80.5, '80.5'], [-1, '-1'], [65536, '65536'], [NaN, 'NaN'], [Infinity, 'Infinity'], ['80', '"80"']])('a number of %p is refused where a port is meant', (value, shown) => {
  expect(() => checkInteger('port', value as number, { min: 1, max: 65535 })).toThrow(`port must be a whole number from 1 to 65535, got ${shown}`);
});

test('a number without an upper bound has that of the API', () => {
  expect(() => checkInteger('replicas', 2147483647, { min: 0 })).not.toThrow();
  expect(() => checkInteger('replicas', 2147483648, { min: 0 })).toThrow('replicas must be a whole number from 0 to 2147483647, got 2147483648');
});

import * as fc from 'fast-check';
import { expressionProblem } from '../../../src/facts/windows-exporter/expression-problem';

const problemOf = (text: string) => expressionProblem('include', text)?.message;

// As https://pkg.go.dev/regexp/syntax has it, the package that windows_exporter compiles them with.
test.each([
  'containerd|kubelet', '.+', '(?i)kube.*', '(?i:kube)let', '(?P<name>a)', '(?<name>a)', '(?s-m:.)x', '[CD]:', 'HarddiskVolume\\d+', '[]a]', '[^]a]', '[a\\]b]',
  '[[:alpha:]_]+', '[a-]', '[-a]', '[\\w.-]+', '[\\x41-\\x{5A}\\t-\\.]', '[\\w-.]', '\\Q(a+\\E+', '\\x41\\x{1F600}', '\\pL\\p{Greek}\\P{^Lu}', 'a{2}', 'a{2,}', 'a{2,3}?', 'a{,3}', '{', 'a{x', ']', '}',
  '\\bsql\\B', '\\A\\z', '\\.\\-\\/\\_', '^*', '\\12', '\\0', 'a||b', '(|a)', '()', 'SQL\\$PROD', '/Microsoft/.+', 'Grüße', '\u{1F600}?',
])('%s is taken', (text) => {
  expect(problemOf(text)).toBeUndefined();
});

test.each([
  ['(?!svchost).*', 'RE2 has no lookaround'], ['a(?=b)', 'RE2 has no lookaround'], ['(?<!a)b', 'RE2 has no lookaround'], ['(?<=a)b', 'RE2 has no lookaround'],
  ['(a)\\1', 'RE2 has no references to groups'], ['(?<n>a)\\k<n>', 'RE2 has no references to groups'], ['(', 'a "(" is never closed'],
  ['a)', 'a ")" has no matching "("'], ['a)|(b', 'a ")" has no matching "("'], ['[a', 'a "[" is never closed'], ['[]', 'a "[" is never closed'], ['[z-a]', 'the range "z-a" has its ends in the wrong order'],
  ['[\\.-$]', 'the range "\\.-$" has its ends in the wrong order'], ['[\\x7A-\\141]', 'the range "\\x7A-\\141" has its ends in the wrong order'], ['[a-\\d]', 'the range "a-\\d" has its ends in the wrong order'],
  ['*.exe', '"*" has nothing to repeat'], ['a|+', '"+" has nothing to repeat'], ['(*)', '"*" has nothing to repeat'], ['a**', '"*" has nothing to repeat'], ['a++', '"+" has nothing to repeat'],
  ['(?i)*', '"*" has nothing to repeat'], ['a{2}{3}', '"{3}" has nothing to repeat'], ['a{1001}', '"{1001}" is not a valid repetition'], ['a{3,2}', '"{3,2}" is not a valid repetition'],
  ['\\Z', 'RE2 does not support "\\Z"'], ['\\h', 'RE2 does not support "\\h"'], ['[\\b]', 'RE2 does not support "\\b" inside brackets'], ['(?>a)', 'RE2 does not support the group "(?>a"'],
  ['(?x)a', 'RE2 does not support the group "(?x)"'], ['(?#a)', 'RE2 does not support the group "(?#a"'], ['(?P=n)', 'RE2 does not support the group "(?P="'],
  ['\\', 'RE2 does not support "\\"'], ['\\Qa', 'RE2 does not support "\\Q"'], ['kubelet\n', 'it contains a control character'], ['\bsql', 'it contains a control character'],
])('%j is refused: %s', (text, reason) => {
  expect(problemOf(text)).toContain(`is not a regular expression that windows_exporter accepts: ${reason}`);
});

test.each(['', undefined, null, 5])('%p is refused as empty', (text) => {
  expect(problemOf(text as string)).toMatch(/ is empty$/);
});

test('lookaround is told about the other option', () => {
  expect(expressionProblem('include', '(?!a).*')!.fix).toBe('Use the "exclude" option next to "include" for names to leave out.');
});

test('what JavaScript cannot compile either is refused, and both verdicts occur', () => {
  const piece = fc.constantFrom('a', 'B', '.', '*', '+', '?', '|', '(', '(?:', ')', '[', ']', '[^', '-', '\\d', '\\.', '^', '$', '{2}', '{2,1}', '{', '}', ',', ' ');
  const verdicts = new Set<boolean>();
  fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')), (text) => {
    const taken = problemOf(text) === undefined;
    verdicts.add(taken);
    // There "[]" is whole, and "^*" repeats nothing.
    if (taken && !/\[\^?\]|[$^][*+?{]/u.test(text)) {
      expect(() => new RegExp(text)).not.toThrow();
    }
  }), { numRuns: 5000 });
  expect(verdicts.size).toBe(2);
});

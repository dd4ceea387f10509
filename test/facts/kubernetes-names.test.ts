import * as fc from 'fast-check';
import {
  checkAnnotations, checkDataKey, checkDnsLabel, checkDnsSubdomain, checkEnvironmentName, checkLabels, checkLabelValue, checkPortName,
  checkQualifiedName,
} from '../../src/facts/kubernetes-names';

const passes = (check: () => void) => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

// The rules of the API server, letter by letter (k8s.io/apimachinery/pkg/util/validation).
const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const upper = lower.toUpperCase();
const madeOf = (alphabet: string) => (text: string) => [...text].every((letter) => alphabet.includes(letter));
const endsIn = (alphabet: string) => (text: string) => text !== '' && alphabet.includes(text[0]) && alphabet.includes(text[text.length - 1]);

const isLabel = (text: string) => text.length <= 63 && endsIn(lower + digits)(text) && madeOf(lower + digits + '-')(text);
const isSubdomain = (text: string) => text.length <= 253 && text.split('.').every((part) => endsIn(lower + digits)(part) && madeOf(lower + digits + '-')(part));
const isName = (text: string) => text.length <= 63 && endsIn(lower + upper + digits)(text) && madeOf(lower + upper + digits + '-_.')(text);
const isQualified = (text: string) => {
  const parts = text.split('/');
  return parts.length === 1 ? isName(text) : parts.length === 2 && isSubdomain(parts[0]) && isName(parts[1]);
};
const isPort = (text: string) => text.length <= 15 && isLabel(text) && [...text].some((letter) => lower.includes(letter)) && !text.includes('--');
const isVariable = (text: string) => text !== '' && madeOf(lower + upper + digits + '-._')(text) && !digits.includes(text[0]) && text !== '.' && !text.startsWith('..');
const isKey = (text: string) => text !== '' && text.length <= 253 && madeOf(lower + upper + digits + '-._')(text) && text !== '.' && !text.startsWith('..');

const letter = fc.constantFrom('a', 'b', 'Z', '0', '9', '-', '.', '_', '/', ' ', 'é', '\n', '');
const texts = fc.oneof(
  fc.array(letter, { maxLength: 8 }).map((letters) => letters.join('')),
  fc.tuple(fc.constantFrom('a', '0', 'A', 'a.'), fc.constantFrom(14, 15, 16, 62, 63, 64, 252, 253, 254), fc.constantFrom('', 'a', '/a', '-', 'a/'))
    .map(([unit, length, end]) => unit.repeat(length).slice(0, length) + end),
);

test.each<[string, (text: string) => void, (text: string) => boolean]>([
  ['DNS label', (text) => checkDnsLabel('name', text), isLabel],
  ['DNS subdomain', (text) => checkDnsSubdomain('name', text), isSubdomain],
  ['qualified name', (text) => checkQualifiedName('label', text), isQualified],
  ['label value', (text) => checkLabelValue('key', text), (text) => text === '' || isName(text)],
  ['port name', checkPortName, isPort],
  ['environment variable', checkEnvironmentName, isVariable],
  ['key of a ConfigMap', (text) => checkDataKey('key', text), isKey],
  ['annotation', (text) => checkAnnotations({ [text]: 'any\ntext' }), (text) => isQualified(text.toLowerCase())],
])('a %s passes exactly where the API server takes it', (_what, check, isValid) => {
  const outcomes = new Set<boolean>();
  fc.assert(fc.property(texts, (text) => {
    outcomes.add(isValid(text));
    expect(passes(() => check(text))).toBe(isValid(text));
  }), { numRuns: 3000 });
  expect(outcomes.size).toBe(2);
});

test('values that are no text are refused: YAML would hold a number or a boolean where the API wants a text', () => {
  expect(() => checkLabels({ enabled: true as any })).toThrow('label "enabled" has the invalid value true. Use a string of up to 63');
  expect(() => checkAnnotations({ port: 9182 as any })).toThrow('annotation "port" must be a string, got 9182. Put the value into quotes.');
  expect(() => checkDnsLabel('container name', 5 as any)).toThrow('container name 5 is not a DNS label');
});

test('the message names the value and what is allowed', () => {
  expect(() => checkDnsLabel('container name', 'Main_1')).toThrow(
    'container name "Main_1" is not a DNS label. Use up to 63 lowercase letters, digits and dashes, with a letter or digit at both ends.',
  );
});

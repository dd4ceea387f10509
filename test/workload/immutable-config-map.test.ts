import * as fc from 'fast-check';
import { isDnsSubdomain } from '../../src/facts/kubernetes-names';
import { ConfigMapFiles, hashedName } from '../../src/workload/immutable-config-map';

const letters = 'abcxyz019'.split('');
const label = (maxLength: number) => fc.tuple(
  fc.constantFrom(...letters), fc.array(fc.constantFrom(...letters, '-'), { maxLength: maxLength - 2 }), fc.constantFrom(...letters),
).map(([first, middle, last]) => [first, ...middle, last].join(''));
// Many short parts: wherever a name is cut, a dot or a dash may be the last character.
const subdomain = fc.oneof(
  fc.array(label(6), { minLength: 1, maxLength: 80 }).map((parts) => parts.join('.')),
  fc.array(label(6), { minLength: 1, maxLength: 80 }).map((parts) => parts.join('-')),
  fc.nat(252).map((length) => 'd'.repeat(length + 1)),
  fc.tuple(fc.integer({ min: 150, max: 250 }), fc.nat(60)).map(([before, after]) => `${'d'.repeat(before)}.${'e'.repeat(after + 1)}`),
).filter((name) => name.length <= 253);
const suffix = fc.option(label(63), { nil: undefined });
const texts = fc.dictionary(fc.constantFrom('a', 'b', 'a.conf', 'binary'), fc.constantFrom('', '1', 'a', 'YQ=='), { maxKeys: 3 });
const files: fc.Arbitrary<ConfigMapFiles> = fc.record({ data: texts, binaryData: texts }, { requiredKeys: ['data'] });

test('the name is one that the API server takes, whatever it is made of', () => {
  fc.assert(fc.property(subdomain, suffix, files, (prefix, end, content) => {
    expect(isDnsSubdomain(prefix)).toBe(true);
    expect(isDnsSubdomain(hashedName({ prefix, suffix: end }, content))).toBe(true);
  }), { numRuns: 3000 });
});

test('a name that is cut behind a dot ends in neither a dot nor a dash', () => {
  const name = hashedName({ prefix: `${'d'.repeat(227)}.${'e'.repeat(17)}`, suffix: 'config' }, { data: { 'config.yml': '' } });
  expect(isDnsSubdomain(name)).toBe(true);
});

test('different content makes different names, and the order of files does not matter', () => {
  const normalized = ({ data, binaryData = {} }: ConfigMapFiles) => JSON.stringify([data, binaryData].map((map) => Object.entries(map).sort()));
  fc.assert(fc.property(subdomain, files, files, (prefix, one, other) => {
    const name = (content: ConfigMapFiles) => hashedName({ prefix, suffix: 'config' }, content);
    expect(name(one) === name(other)).toBe(normalized(one) === normalized(other));
    expect(name({ ...one, data: Object.fromEntries(Object.entries(one.data).reverse()) })).toBe(name(one));
  }), { numRuns: 3000 });
});

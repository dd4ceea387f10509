import * as fc from 'fast-check';
import { contentHash } from '../../src/facts/content-hash';

const files = fc.dictionary(fc.constantFrom('a', 'b', 'ab', '1', '2', 'A'), fc.constantFrom('', 'a', 'b', '","'));

test('two sets of files have one hash exactly where they are the same', () => {
  const asText = (set: Record<string, string>) => Object.keys(set).sort().map((name) => `${name.length} ${name} ${set[name].length} ${set[name]}`).join('\n');
  fc.assert(fc.property(files, files, (one, other) => {
    expect(contentHash(one) === contentHash(other)).toBe(asText(one) === asText(other));
  }), { numRuns: 2000 });
});

test('the order in which files come makes no difference', () => {
  fc.assert(fc.property(files, (set) => {
    expect(contentHash(Object.fromEntries(Object.entries(set).reverse()))).toBe(contentHash(set));
  }));
});

test('the hash of a fixed content is fixed: another one renames ConfigMaps and rolls pods', () => {
  expect(contentHash({ 'a.ps1': 'exit 0\n' })).toBe('0eecfa89064f7b20f0790696b8342dbd90ee1e214c1bc69330881da88fec71fa');
});

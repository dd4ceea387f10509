import * as fc from 'fast-check';
import { editDistance } from '../../src/facts/edit-distance';

const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }).map((letters) => letters.join(''));

/** Straight from the definition: slow, and hard to get wrong. */
function byDefinition(a: string, b: string): number {
  if (a === '' || b === '') {
    return a.length + b.length;
  }
  return Math.min(byDefinition(a.slice(1), b) + 1, byDefinition(a, b.slice(1)) + 1, byDefinition(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1));
}

test('the distance is that of the definition', () => {
  fc.assert(fc.property(words, words, (a, b) => {
    expect(editDistance(a, b)).toBe(byDefinition(a, b));
  }), { numRuns: 300 });
});

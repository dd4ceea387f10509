import * as fc from 'fast-check';
import { choices, pickFrom, Printed, YamlPrinter } from './yaml-printer';
import { readManifests, SourcePosition } from '../../src/manifests';

const texts = fc.oneof(
  fc.constantFrom('windows', 'a b', 'kubernetes.io/os', '', ' ', '- a', 'a: b', '# c', 'NT AUTHORITY\\SYSTEM', 'yes', '0644', '~', '<<', '*a', '&a', '!a', '{{ x }}'),
  fc.constantFrom('line\n', 'two\nlines', 'a\n\nb\n\n', 'end\n\n\n', 'tab\there', "it's", '"quoted"', 'C:\\a\\', '𝒲indows', 'é\u2028ü', '\u0085', '---\n...'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    texts, fc.boolean(), fc.constant(null), fc.integer(), fc.constantFrom(0.5, 1e300),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 5, noNullPrototype: true }),
    fc.constantFrom({ windows: 1, b: { c: 'd' } }, ['x', { y: 'z' }]),
  ),
})).value;
const objects = fc.dictionary(texts, values, { minKeys: 1, maxKeys: 5, noNullPrototype: true });
function positionIn(text: string, offset: number): SourcePosition {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: lines[lines.length - 1].length + 1 };
}

/** Every pointer into a value, with the place that it should give. */
function expectedPlaces(printed: Printed, pointer: string, key?: Printed['range']): [string, Printed['range']][] {
  const own = printed.isScalar ? printed.range : key ?? printed.range;
  return [[pointer, own], ...[...printed.members].flatMap(([name, member]) => (
    expectedPlaces(member.printed, `${pointer}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`, member.key)
  ))];
}

test('every value is read as it was written, and found where it was written, in every style of YAML', () => {
  fc.assert(fc.property(fc.array(objects, { minLength: 1, maxLength: 3 }), choices, fc.boolean(), (written, numbers, hasMark) => {
    const printer = new YamlPrinter(pickFrom(numbers));
    const printed = written.map((value) => printer.document(value));
    const bytes = Buffer.from((hasMark ? '\uFEFF' : '') + printer.text);
    const { documents, files: [file] } = readManifests([{ path: 'a.yaml', bytes }], { everything: true });
    expect(file.problems).toEqual([]);
    expect(documents.map(({ value }) => value)).toEqual(written);
    documents.forEach(({ locate }, index) => {
      for (const [pointer, range] of expectedPlaces(printed[index], '')) {
        if (range !== undefined) {
          const [start, end] = range.map((offset) => positionIn(printer.text, offset));
          expect([pointer, locate(pointer)]).toEqual([pointer, { start, end }]);
        }
      }
    });
  }), { numRuns: 1000, seed: 6 });
});

import * as fc from 'fast-check';
import { leavesOf } from './leaves';
import { changed, extended, removed } from './mutations';
import { describeWithCorpus, original, overrides } from './originals';
import { rebuilt } from './rebuilt';
import { semanticDifferences } from './semantic-diff';
import { synthesized } from './synthesize';

const ids = Object.keys(rebuilt);
const otherValue = fc.oneof(
  fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant([]), fc.constant({}), fc.record({ added: fc.string() }),
);
const ourAnnotation = '/spec/template/metadata/annotations/cdk8s-hostprocess~1account-reason';

/** A comparison of an original with mutants of its rebuilt workload. */
interface Comparison {
  /** Leaves that the original does not have: without them, the mutant is as the original is. */
  readonly writtenOut: readonly string[];
  rebuiltObject(id: string): object;
  /** Pointers of the differences. */
  reported(id: string, mutant: object): string[];
}

function itReportsEveryMutation({ rebuiltObject, reported, writtenOut }: Comparison): void {
  test.each(ids)('a changed value of %s is reported at its place', (id) => {
    const object = rebuiltObject(id);
    fc.assert(fc.property(fc.constantFrom(...leavesOf(object)), otherValue, ([pointer, old], other) => {
      const isOurText = writtenOut.includes(pointer) && pointer === ourAnnotation && typeof other === 'string';
      fc.pre(other !== old && !isOurText);
      const pointers = reported(id, changed(object, pointer, other));
      expect(pointers.some((candidate) => candidate === pointer || candidate === `${pointer}/added`)).toBe(true);
    }), { numRuns: 150 });
  });

  test.each(ids)('a value that is missing in %s is reported', (id) => {
    const object = rebuiltObject(id);
    const unnoticed = [...leavesOf(object).keys()].filter((pointer) => reported(id, removed(object, pointer)).length === 0);
    expect(unnoticed.filter((pointer) => pointer !== '/spec/updateStrategy/type' && !writtenOut.includes(pointer))).toEqual([]);
  });

  test.each(ids)('a value that is added to %s is reported at its place', (id) => {
    const unnoticed = extended(rebuiltObject(id)).filter(({ pointer, mutant }) => !reported(id, mutant).includes(pointer));
    expect(unnoticed).toEqual([]);
  });
}

describe('a semantic comparison of a workload with a mutant of itself', () => {
  const objects = new Map(ids.map((id) => [id, synthesized(rebuilt[id])]));
  itReportsEveryMutation({
    writtenOut: [],
    rebuiltObject: (id) => objects.get(id)!,
    reported: (id, mutant) => semanticDifferences(objects.get(id)!, mutant).map(({ pointer }) => pointer),
  });
});

describeWithCorpus('a semantic comparison of an original with a mutant of its rebuilt workload', () => {
  const originals = new Map<string, object>();
  beforeAll(() => ids.forEach((id) => originals.set(id, original(id))));
  itReportsEveryMutation({
    writtenOut: ['/spec/template/spec/automountServiceAccountToken', ourAnnotation],
    rebuiltObject: (id) => synthesized(rebuilt[id]),
    reported: (id, mutant) => semanticDifferences(originals.get(id)!, mutant, overrides[id]).map(({ pointer }) => pointer),
  });
});

import * as fc from 'fast-check';
import { generatedWorkloads } from './generated-workloads';

test('whatever is given, a workload is rendered, the same each time, or refused with a text for people', () => {
  const outcomes = new Set<boolean>();
  fc.assert(fc.property(generatedWorkloads, (make) => {
    const attempt = () => {
      try {
        return JSON.stringify(make());
      } catch (error) {
        return error as Error;
      }
    };
    const [once, again] = [attempt(), attempt()];
    expect(once).toEqual(again);
    outcomes.add(once instanceof Error);
    // The library's own errors have a remedy; those of cdk8s are about durations and sizes.
    expect(once instanceof Error ? once.message : '. Remedy.').toMatch(/\. [A-Z][^]*\.$|\[HPC\d{3}\] [^]*\. [A-Z]/);
  }), { numRuns: 2000 });
  expect(outcomes.size).toBe(2);
});

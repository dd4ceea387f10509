import * as fc from 'fast-check';
import { apiServer, describeWithCluster } from './cluster';
import { podOf, withServiceAccount } from './pods-of';
import { generatedWorkloads } from '../workload/generated-workloads';

const WORKLOADS = 3000;

/** What the library makes, or undefined for what it refuses. */
function outcome(make: () => any[]): any[] | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

async function complaints(object: any): Promise<string[]> {
  const { status, body, warnings } = await apiServer().create(withServiceAccount(object));
  // Names that two containers share, and ports that a sidecar shares with one: the rules judge those.
  const serious = warnings.filter((text) => !/duplicate port (name|definition)/.test(text));
  return [...(status === 201 ? [] : [body.message]), ...serious].map((text) => `${object.kind}: ${text}`);
}

describeWithCluster('generated workloads', () => {
  test('the API server takes whatever the library lets pass, and each pod of it', async () => {
    const seed = Date.now();
    const made = fc.sample(generatedWorkloads, { numRuns: WORKLOADS, seed }).map(outcome).filter((objects) => objects !== undefined);
    const objects = made.flat().flatMap((object) => [object, podOf(object)]).filter((object) => object !== undefined);
    const said = await Promise.all(objects.map(complaints));
    expect({ seed, complaints: [...new Set(said.flat())] }).toEqual({ seed, complaints: [] });
    expect(made.length).toBeGreaterThan(WORKLOADS / 10);
    expect(made.length).toBeLessThan(WORKLOADS * 0.9);
  });
});

import * as fc from 'fast-check';
import { apiServer, describeWithCluster } from './cluster';
import { apiServerProblems } from '../../src/facts/account-name';
import { accountNames } from '../facts/account-names';

const NAMES = 5000;
const IN_FLIGHT = 64;

async function isAccepted(runAsUserName: string): Promise<boolean> {
  const { status, body } = await apiServer().create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'account' },
    spec: {
      hostNetwork: true,
      securityContext: { windowsOptions: { hostProcess: true, runAsUserName } },
      containers: [{ name: 'main', image: 'agent:1' }],
    },
  });
  if (status !== 201 && !(status === 422 && String(body.message).includes('runAsUserName'))) {
    throw new Error(`the API server answered ${status} to the account ${JSON.stringify(runAsUserName)}: ${body.message}`);
  }
  return status === 201;
}

describeWithCluster('account names', () => {
  test('the library accepts a name exactly where the API server does', async () => {
    const seed = Date.now();
    const names = [...new Set(fc.sample(accountNames, { numRuns: NAMES, seed }))];
    const differences: string[] = [];
    let accepted = 0;
    const pending = [...names];
    const ask = async () => {
      for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
        const verdict = await isAccepted(name);
        accepted += verdict ? 1 : 0;
        if (verdict !== (apiServerProblems(name).length === 0)) {
          differences.push(`${JSON.stringify(name)} is ${verdict ? 'accepted' : 'refused'} by the API server (seed ${seed})`);
        }
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, ask));
    expect(differences).toEqual([]);
    // Names on one side only would prove nothing.
    expect(accepted).toBeGreaterThan(names.length / 10);
    expect(names.length - accepted).toBeGreaterThan(names.length / 10);
  });
});

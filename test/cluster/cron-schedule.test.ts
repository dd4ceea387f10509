import * as fc from 'fast-check';
import { apiServer, describeWithCluster } from './cluster';
import { checkCronSchedule } from '../../src/facts/cron-schedule';

const value = fc.constantFrom('0', '1', '6', '7', '12', '23', '24', '31', '59', '60', 'jan', 'SUN', 'mond');
const range = fc.oneof(fc.constantFrom('*', '?'), value, fc.tuple(value, value).map(([from, to]) => `${from}-${to}`));
const step = fc.constantFrom('', '', '', '/1', '/15', '/0', '/x', '/');
const term = fc.tuple(range, step).map((parts) => parts.join(''));
const field = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('*', '1', '1-3', '*/2') }, { weight: 1, arbitrary: fc.array(term, { minLength: 1, maxLength: 2 }).map((terms) => terms.join(',')) });
const schedules = fc.array(field, { minLength: 5, maxLength: 5 }).map((fields) => fields.join(' '));

async function isAccepted(schedule: string): Promise<boolean> {
  const { status, body } = await apiServer().create({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'schedule' },
    spec: { schedule, jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: 'agent:1' }] } } } } },
  });
  if (status !== 201 && !(status === 422 && String(body.message).includes('spec.schedule'))) {
    throw new Error(`the API server answered ${status} to the schedule "${schedule}": ${body.message}`);
  }
  return status === 201;
}

function isRefusedHere(schedule: string): boolean {
  try {
    checkCronSchedule(schedule);
    return false;
  } catch {
    return true;
  }
}

describeWithCluster('schedules of CronJobs', () => {
  test('the library accepts a schedule exactly where the API server does', async () => {
    const seed = Date.now();
    const asked = [...new Set(fc.sample(schedules, { numRuns: 1000, seed }))];
    const accepted = await Promise.all(asked.map(isAccepted));
    expect({ seed, differences: asked.filter((schedule, index) => accepted[index] === isRefusedHere(schedule)) }).toEqual({ seed, differences: [] });
    expect(new Set(accepted).size).toBe(2);
  });
});

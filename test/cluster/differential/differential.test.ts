import { disagreements, isRefusal } from './comparison';
import { PastDisagreement, pastDisagreements } from './past-disagreements';
import { recordsOf, rulesOn } from './records';
import { run, Run } from './run';
import { rulesWithWords } from './server-words';
import { linuxOnlyContainerFields, linuxOnlyPodFields } from '../../../src/facts/linux-only-fields';
import { catalogue } from '../../../src/rules/catalogue';
import { describeWithCluster } from '../cluster';

const CASES = Number(process.env.DIFFERENTIAL_CASES ?? 10_000);
const SEED = Number(process.env.FAST_CHECK_SEED ?? 20261121);

/** So many of 10,000 cases break a rule and nothing else. */
const ALONE = 50;

const past = pastDisagreements.map((each) => [each.learnt, each] as const);

test.each(past)('the rules have learnt: %s', (_, { object, said, saidOfPod }: PastDisagreement) => {
  expect(disagreements({ ...rulesOn(object, {})[0], said, saidOfPod })).toEqual([]);
});

describeWithCluster('what the rules have learnt of the API server', () => {
  test.each(past)('still holds: %s', async (_, { object, said, saidOfPod }: PastDisagreement) => {
    const [now] = await recordsOf(object, {});
    expect([now.said, now.saidOfPod]).toEqual([said, saidOfPod]);
  });
});

describeWithCluster('the rules and the API server', () => {
  let result: Run;

  beforeAll(async () => {
    result = await run(CASES, SEED);
    process.stdout.write(`${summary(result)}\n`);
  }, 60_000 + CASES * 20);

  test('refuse the same objects and pods, for the same fields', () => {
    expect(result.disagreements).toEqual([]);
  });

  test('every rule about what the API server refuses has cases that break nothing else', () => {
    const expected = Math.min(ALONE, CASES * ALONE / 10_000);
    // Mutants of valid workloads break HPC081.
    const asked = [...rulesWithWords].filter((rule) => rule !== 'HPC081');
    expect(asked.filter((rule) => (result.totals.alone.get(rule) ?? 0) < expected)).toEqual([]);
  });

  test('every field that belongs to Linux was refused, in containers of both sorts', () => {
    const ofContainers = linuxOnlyContainerFields.flatMap(({ path }) => ['containers', 'initContainers'].map((kind) => `${kind}[].${path.join('.')}`));
    const fields = [...linuxOnlyPodFields.map(({ path }) => path.join('.')), ...ofContainers];
    expect(fields.filter((field) => !result.totals.fields.has(field))).toEqual([]);
  });

  test('disagree as soon as one of these rules is left out', () => {
    expect([...rulesWithWords].filter((rule) => !result.totals.withoutRule.has(rule))).toEqual([]);
  });

  test('agree on objects that are taken, too', () => {
    const { objects, refused, withoutPods } = result.totals;
    expect(objects - refused).toBeGreaterThan(objects / 4);
    expect(withoutPods).toBeGreaterThan(0);
  });
});

test('the API server is asked about every rule that says what it refuses', () => {
  expect(catalogue.filter(isRefusal).map(({ id }) => id).filter((id) => !rulesWithWords.has(id))).toEqual([
    // Pod Security: a test of its own.
    'HPC036',
    // Kinds that the API server does not know: rule-examples.test.ts.
    'HPC082',
    // The size of a ConfigMap, not a pod: config-maps.test.ts.
    'HPC093',
  ]);
});

function summary({ totals: { objects, refused, withoutPods, alone, otherRejections, warnings } }: Run): string {
  return [
    `${CASES} cases (DIFFERENTIAL_CASES) of seed ${SEED} (FAST_CHECK_SEED): ${objects} objects, ${refused} refused, of ${withoutPods} only the pods`,
    'nothing but this rule is broken:', ...table(alone),
    'rejections that no rule is about:', ...table(otherRejections),
    'warnings:', ...table(warnings),
  ].join('\n');
}

function table(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort().map(([key, number]) => `  ${String(number).padStart(6)}  ${key}`);
}

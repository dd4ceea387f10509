import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { documentOf } from './agent-documents';
import { runKinds, Setting, Step, StepResult } from './kind-runs';
import { proofs } from './kinds';
import type { KindProof, ProofCase } from './kinds/proof';
import { describeWithPowerShell } from './powershell';
import { schemaKinds } from '../settings/desired-schema';

type Named = readonly [name: string, proofCase: ProofCase, proof: KindProof];
const each: readonly Named[] = proofs.flatMap((proof) => Object.entries(proof.cases).map(([name, proofCase]) => [`${proof.kind}, ${name}`, proofCase, proof] as const));
const enforced = each.filter(([, , { isEnforced = true }]) => isEnforced);
/** Those that stay and can be taken back. */
const lasting = enforced.filter(([, , { isLasting = true }]) => isLasting);

const asIs = (state: object): unknown => JSON.parse(JSON.stringify({ ...state, backups: {} }));
const quiet = (steps: { changes: string[]; error: string | null }[]) => steps.every(({ changes, error }) => changes.length === 0 && error === null);
const absent = (setting: Setting): Setting => ({ ...setting, ensure: 'absent' });

/** Texts with everything that a shell, a parser or a reader could stumble over. */
const hostile = [
  '$(throw 1)', '`$x', '; Remove-Item C:\\', '| iex', '"', '\'', '\u2018\u2019\u201c\u201d', '%PATH%', '& calc', 'a\nb', 'a\0b', '\u202egnp.exe', '\u200b', '*', '[a-z]', '..\\..',
  '\ud83d\ude00', '@{a=1}', '-Name', '--%', '#', '<#', '@FirewallAPI.dll,-25000', '${env:PATH}', 'x'.repeat(300),
];

test('every kind of the schema goes through the suite', () => {
  expect(proofs.map(({ kind }) => kind).sort()).toEqual([...schemaKinds].sort());
});

/** What happens to each case in turn, all in one PowerShell: starting it takes longer than anything it does here. */
function stories(): Map<string, Readonly<Record<keyof ReturnType<typeof storiesOf>, StepResult[]>>> {
  const told = each.flatMap(([name, proofCase]) => (
    Object.entries(storiesOf(proofCase)).map(([story, steps]) => ({ name, story, scenario: { state: proofCase.state, steps } }))
  ));
  const results = runKinds(told.map(({ scenario }) => scenario));
  const found = new Map<string, any>();
  told.forEach(({ name, story }, index) => found.set(name, { ...found.get(name), [story]: results[index] }));
  return found;
}

function storiesOf({ setting, drift }: ProofCase) {
  return {
    twice: [{ setting }, { setting }],
    audited: [{ setting, mode: 'audit' }, { setting }, { setting, mode: 'audit' }],
    drifted: [{ setting }, { drift }, { setting }],
    removed: [{ setting }, { setting: absent(setting) }, { setting: absent(setting) }],
    forgotten: [{ setting }, { drift: { path: ['created'], value: {} } }, { setting: absent(setting) }],
    never: [{ setting: absent(setting) }],
    reported: [{ setting }, { setting, mode: 'audit' }, { drift }, { setting }],
  } satisfies Record<string, Step[]>;
}

/** Stories whose last step is disturbed at each of its changes, and then made again. */
function disturbed(told: ReturnType<typeof stories>, disturbance: (change: number, proofCase: ProofCase) => Partial<Step>) {
  const runs = enforced.flatMap(([name, proofCase, { isLasting = true }]) => {
    const all = storiesOf(proofCase);
    const { twice, drifted, removed } = told.get(name)!;
    return [
      { name, proofCase, steps: all.twice.slice(0, 1), undisturbed: twice[0] },
      { name, proofCase, steps: all.drifted, undisturbed: drifted[2] },
      ...isLasting ? [{ name, proofCase, steps: all.removed.slice(0, 2), undisturbed: removed[1] }] : [],
    ];
  });
  const points = runs.flatMap(({ name, proofCase, steps, undisturbed }) => undisturbed.changes.map((_, change) => {
    const last: Step = steps.at(-1)!;
    const disturbedSteps = [...steps.slice(0, -1), { ...last, ...disturbance(change + 1, proofCase) }, last];
    return { name, ensure: last.setting!.ensure, undisturbed, scenario: { state: proofCase.state, steps: disturbedSteps } };
  }));
  const outcomes = runKinds(points.map(({ scenario }) => scenario));
  return points.map((point, index) => ({ ...point, hit: outcomes[index].at(-2)!, again: outcomes[index].at(-1)! }));
}

describeWithPowerShell('kinds of settings', () => {
  let told: ReturnType<typeof stories>;
  let killed: ReturnType<typeof disturbed>;
  let contended: ReturnType<typeof disturbed>;
  beforeAll(() => {
    told = stories();
    killed = disturbed(told, (change) => ({ killBefore: change }));
    contended = disturbed(told, (change, { drift }) => ({ driftAfter: change, drift }));
    process.stdout.write(`killed at ${killed.length} points, and contended with at as many\n`);
  });

  test.each(enforced)('%s: is brought about once, with nothing to do the second time', (name) => {
    const [first, second] = told.get(name)!.twice;
    expect(first).toMatchObject({ status: 'changed', error: null });
    expect(first.differences).not.toEqual([]);
    expect(first.changes.length).toBeGreaterThan(0);
    expect(second).toEqual({ status: 'converged', differences: [], changes: [], error: null, refusal: null, state: first.state });
  });

  test.each(enforced)('%s: an audit says what differs and changes nothing', (name) => {
    const { audited: [audited, , converged], twice: [applied] } = told.get(name)!;
    expect(audited).toMatchObject({ status: 'drift', differences: applied.differences, changes: [], error: null });
    expect(converged).toMatchObject({ status: 'converged', differences: [], changes: [], error: null });
  });

  test.each(lasting)('%s: drift is healed', (name, _, { healedPart = asIs }) => {
    const [first, drifted, healed] = told.get(name)!.drifted;
    expect(drifted.state).not.toEqual(first.state);
    expect(healed).toMatchObject({ status: 'changed', error: null });
    expect(healedPart(healed.state)).toEqual(healedPart(first.state));
  });

  test.each(enforced)('%s: killed before any change and run again, it ends as if undisturbed', (name) => {
    const own = killed.filter((point) => point.name === name);
    expect(own.length).toBeGreaterThan(0);
    for (const { undisturbed, hit, again } of own) {
      expect(hit.error).toBe('killed');
      expect(again.error).toBeNull();
      expect(again.state).toEqual(undisturbed.state);
    }
  });

  test.each(lasting)('%s: where somebody else changes it meanwhile, it says so or has it right, and heals it', (name, _, { healedPart = asIs }) => {
    const own = contended.filter((point) => point.name === name && point.ensure === 'present');
    expect(own.filter(({ hit, undisturbed }) => !isDeepStrictEqual(hit.state, undisturbed.state)).length).toBeGreaterThan(0);
    for (const { undisturbed, hit, again } of own) {
      if (hit.error === null) {
        expect(healedPart(hit.state)).toEqual(healedPart(undisturbed.state));
      }
      expect(again.error).toBeNull();
      expect(healedPart(again.state)).toEqual(healedPart(undisturbed.state));
    }
  });

  test.each(lasting)('%s: only what the agent made goes again', (name, _, { isGivenBack = false }) => {
    const { removed: [made, removed, again], forgotten: [, , refused], never: [never] } = told.get(name)!;
    expect([made, removed].map(({ status }) => status)).toEqual(['changed', 'changed']);
    expect(quiet([again, never])).toBe(true);
    // Numbers of groups are used up for good, and what was taken back waits for the same restart.
    const apart = { backups: {}, pending: {}, nextRid: 0 };
    expect({ ...removed.state, ...apart }).toEqual({ ...never.state, ...apart });
    expect(refused.changes.filter((change) => !change.startsWith('backup of '))).toEqual([]);
    expect(refused).toMatchObject(isGivenBack ? { status: 'converged', error: null } : { error: expect.stringMatching(/before the agent.*by hand/u) });
  });

  test('what is only reported is never changed', () => {
    for (const [name] of each.filter(([, , { isEnforced = true }]) => !isEnforced)) {
      const steps = told.get(name)!.reported;
      expect(steps.flatMap(({ changes }) => changes)).toEqual([]);
      expect(steps[0].differences).not.toEqual([]);
      expect(steps[1].differences).toEqual(steps[0].differences);
    }
  });

  const byKind = proofs.map((proof) => [proof.kind, proof] as const);
  test.each(byKind)('%s: the agent takes what constructs make, and refuses what is wrong', (_, { cases, settings, refused }) => {
    const [{ setting, state }] = Object.values(cases);
    const made = fc.sample(settings, { numRuns: 20, seed: 1 })
      .flatMap((one) => documentOf([one]).settings as Setting[])
      .filter(({ kind }) => kind === setting.kind);
    const tried = [...made, ...refused.map((fields): Setting => ({ ...setting, ...fields }))];
    const audits = runKinds(tried.map((one) => ({ state, steps: [{ setting: one, mode: 'audit' }] })));
    expect(made.length).toBeGreaterThan(0);
    expect(audits.slice(0, made.length).map(([{ refusal }]) => refusal).filter(Boolean)).toEqual([]);
    expect(audits.slice(made.length).map(([{ refusal }]) => refusal).filter((text) => !/^[a-z]/u.test(text ?? ''))).toEqual([]);
  });

  const withTexts = proofs.filter(({ texts = [] }) => texts.length > 0).map((proof) => [proof.kind, proof] as const);
  test.each(withTexts)('%s: hostile texts reach Windows as they are, or are refused', (_, { cases, texts }) => {
    const [{ setting, state }] = Object.values(cases);
    const tried = texts!.flatMap((field) => hostile.map((text) => ({ field, text })));
    const results = runKinds(tried.map(({ field, text }) => {
      const one: Setting = { ...setting, [field]: text };
      return { state, steps: [{ setting: one }, { setting: one }] };
    }));
    const taken = results.filter(([{ refusal }]) => refusal === null);
    expect(taken.length).toBeGreaterThan(hostile.length / 3);
    // Read back as it was written: nothing was expanded, cut or run on the way.
    expect(taken.map(([first, second]) => [first.error, first.status, second.status])).toEqual(taken.map(() => [null, 'changed', 'converged']));
  });
});

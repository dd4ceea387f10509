import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Mutant, mutantsOf } from './mutations';
import { rareObjects } from './rare-fields';
import { Agreement, agreementOn, askServer, ServerVerdict } from './verdicts';
import { workloads } from './workloads';
import { decode } from '../../../src/facts/kubernetes-schema';
import { objectType, schema, Shape, typeOfKind } from '../../../src/facts/kubernetes-schema/schema';
import { schemaOf } from '../../../tools/kubernetes-schema/api-server-schema';
import type { KubeObject } from '../api-client';
import { apiServer, describeWithCluster, expectAccepted } from '../cluster';

/** So much of what the API server refuses is an error at its place. */
const SHARE = 0.97;

const file = join(__dirname, '..', '..', '..', 'src', 'facts', 'kubernetes-schema', 'fields.json');

/** An object that no longer mentions Windows is nobody's business. */
const mentionsWindows = ({ object }: Mutant) => /windows|hostprocess/iu.test(JSON.stringify(object));

interface Judged {
  readonly mutant: Mutant;
  readonly verdict: ServerVerdict;
  readonly agreement: Agreement;
}

async function judge(name: string, object: KubeObject): Promise<Judged[]> {
  const mutants = mutantsOf(name, object).filter(mentionsWindows);
  const verdicts = await Promise.all(mutants.map((mutant) => askServer(apiServer(), mutant)));
  return mutants.map((mutant, index) => ({ mutant, verdict: verdicts[index], agreement: agreementOn(mutant, verdicts[index]) }));
}

describeWithCluster('fields of workloads', () => {
  test('the checked-in schema is that of the API server: npx projen generate:schema', async () => {
    expect(readFileSync(file, 'utf8')).toBe(await schemaOf(apiServer()));
  });

  test('the workloads are valid', async () => {
    await expectAccepted([...Object.values(workloads)]);
  });

  test('one changed field is refused by the API server and by the rules alike', async () => {
    const judged = (await Promise.all(Object.entries(workloads).map(([name, object]) => judge(name, object)))).flat();
    const refused = judged.filter(({ verdict }) => verdict.isRefused);
    process.stdout.write(`${summary(judged)}\n`);
    expect(judged.filter(({ agreement }) => agreement === 'false refusal').map(described)).toEqual([]);
    expect(refused.filter(({ agreement }) => agreement === 'agreed').length / refused.length).toBeGreaterThan(SHARE);
  }, 300_000);

  test.each(Object.entries(rareObjects))('nothing in a valid %s with rare fields is refused without the API server', async (name, object) => {
    expect((await apiServer().create(object)).status).toBe(201);
    const mutants = mutantsOf(name, object);
    const verdicts = await Promise.all(mutants.map((mutant) => askServer(apiServer(), mutant)));
    const wrong = mutants.filter((mutant, index) => !verdicts[index].isRefused && (decode(mutant.object, mutant.object)?.problems ?? []).length > 0);
    expect(wrong.map(({ mutation, pointer }) => `${mutation} ${pointer}`)).toEqual([]);
  });

  test('each required field and each enumeration of the schema is in one of these objects', () => {
    const tried = new Set<string>();
    [...Object.values(workloads), ...Object.values(rareObjects)].forEach((object) => addFields(object, { kind: 'object', type: typeOfKind(object.apiVersion, object.kind)! }, tried));
    const untried = [...typesOf()].flatMap((type) => [...objectType(type).fields].filter(([field, shape]) => (
      (objectType(type).required.includes(field) || baseOf(shape).kind === 'enumeration') && !tried.has(`${type}.${field}`)
    )).map(([field]) => `${type}.${field}`));
    // No manifest can have an ephemeral container, and a stop signal needs Linux or a list of other names.
    expect(untried.sort()).toEqual(['EphemeralContainer.imagePullPolicy', 'EphemeralContainer.name', 'EphemeralContainer.terminationMessagePolicy', 'Lifecycle.stopSignal']);
  });
});

function summary(judged: readonly Judged[]): string {
  const count = (of: (each: Judged) => boolean) => judged.filter(of).length;
  const refused = count(({ verdict }) => verdict.isRefused);
  const agreed = count(({ verdict, agreement }) => verdict.isRefused && agreement === 'agreed');
  return [
    `${judged.length} mutants of ${Object.keys(workloads).length} workloads: ${refused} refused by the API server,`,
    `${agreed} of them by the rules at the same place (${(100 * agreed / refused).toFixed(1)} %), ${count(({ agreement }) => agreement === 'agreed elsewhere')} elsewhere,`,
    `${count(({ agreement }) => agreement === 'missed')} missed; ${judged.length - refused} taken, ${count(({ agreement }) => agreement === 'false refusal')} of them refused by the rules`,
  ].join(' ');
}

function described({ mutant: { workload, mutation, pointer } }: Judged): string {
  return `${workload}: ${mutation} ${pointer}`;
}

function baseOf(shape: Shape): Shape {
  return shape.kind === 'list' || shape.kind === 'map' ? baseOf(shape.of) : shape;
}

/** The types of the objects, without those of a status. */
function typesOf(): Set<string> {
  const types = new Set<string>();
  const add = (type: string) => {
    if (!types.has(type)) {
      types.add(type);
      for (const [field, shape] of objectType(type).fields) {
        const base = baseOf(shape);
        if (field !== 'status' && base.kind === 'object') {
          add(base.type);
        }
      }
    }
  };
  Object.values(schema().kinds).forEach(add);
  return types;
}

function addFields(value: unknown, shape: Shape, fields: Set<string>): void {
  if (shape.kind === 'object' && typeof value === 'object' && value !== null) {
    for (const [field, own] of objectType(shape.type).fields) {
      if (field in value) {
        fields.add(`${shape.type}.${field}`);
        addFields((value as KubeObject)[field], own, fields);
      }
    }
  } else if (shape.kind === 'list' && Array.isArray(value)) {
    value.forEach((item) => addFields(item, shape.of, fields));
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callFunctions } from './call-functions';
import { proofs } from './kinds';
import { describeWithPowerShell } from './powershell';
import { scriptOfKind } from '../../src/settings/desired-state/agent-scripts';

/** A value of a wrong type for most fields: what an attacker or a broken generator writes. */
const wrongValues = (value: unknown): readonly unknown[] => [
  [value], [], [[value]], [value, value], {}, { value }, null, 1, 1.5, -1, true, false, 'x', '', [null], [1],
];

/** The types that a JSON value has in a schema, without its other limits. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const agentFolder = join(__dirname, '..', '..', 'src', 'agent');
const read = (name: string): any => JSON.parse(readFileSync(join(agentFolder, name), 'utf8'));
const { definitions } = read('desired.schema.json');

function allows(schema: Schema, value: unknown): boolean {
  if (schema.$ref !== undefined) {
    return allows(definitions[schema.$ref.split('/').at(-1)!], value);
  }
  // With a type of its own, alternatives only say which fields go together.
  if (schema.oneOf !== undefined && schema.type === undefined) {
    return schema.oneOf.some((one) => allows(one, value));
  }
  switch (schema.type) {
    case undefined: return [...schema.enum ?? [], schema.const].includes(value);
    case 'array': return Array.isArray(value) && value.every((item) => allows(schema.items!, item));
    case 'integer': return Number.isInteger(value);
    case 'object': {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isObject && schema.required!.every((name) => name in value)
        && Object.entries(value).every(([name, member]) => name in schema.properties! && allows(schema.properties![name], member));
    }
    default: return typeof value === schema.type;
  }
}

/** The object with another value in place of each of its values, those in lists and objects too. */
function* changed(value: any): Generator<any> {
  for (const key of Object.keys(value)) {
    const replaced = (other: unknown) => (
      Array.isArray(value) ? value.map((item, index) => (index === Number(key) ? other : item)) : { ...value, [key]: other }
    );
    for (const wrong of wrongValues(value[key])) {
      yield replaced(wrong);
    }
    if (typeof value[key] === 'object' && value[key] !== null) {
      for (const inner of changed(value[key])) {
        yield replaced(inner);
      }
    }
  }
}

describeWithPowerShell('a value of a wrong type in desired.json', () => {
  const documentOf = (setting: object) => ({ schemaVersion: 1, mode: 'audit', namespace: 'a', name: 'b', settings: [setting] });
  const errorsOf = (kinds: readonly string[], documents: readonly unknown[]) => callFunctions(
    kinds.map(scriptOfKind), documents.map((document) => ({ function: 'Read-DesiredDocument', parameters: { Text: JSON.stringify(document) } })),
  ).map(({ error }) => error);

  test.each(proofs.map(({ kind }) => kind))('is refused by type in every field of %s', (kind) => {
    const { cases } = proofs.find((proof) => proof.kind === kind)!;
    const schema = read(scriptOfKind(kind).replace('.ps1', '.schema.json'));
    const settings = Object.values(cases).flatMap(({ setting }) => [...changed(setting)]).filter((setting) => !allows(schema, setting));
    const ofOtherKinds = settings.filter((setting) => setting.kind !== kind).length;
    expect(settings.length).toBeGreaterThan(50);
    const errors = errorsOf([kind], settings.map(documentOf));
    const accepted = settings.filter((_, index) => errors[index] === null);
    expect(accepted).toEqual([]);
    expect(errors.filter((error) => /must be an? (?:object|list)|must be of type|lacks|does not know|must be an object with a kind/u.test(error!))).toHaveLength(errors.length);
    expect(ofOtherKinds).toBeLessThan(errors.length);
  });

  test('is refused in every field of the document itself', () => {
    const [{ cases }] = proofs;
    const document = documentOf(Object.values(cases)[0].setting);
    const documents = [...Object.keys(document)].flatMap((key) => wrongValues((document as any)[key]).map((wrong) => ({ ...document, [key]: wrong })))
      .filter((one) => JSON.stringify(one) !== JSON.stringify(document) && !allows(read('desired.schema.json').properties.mode, one.mode));
    expect(errorsOf([proofs[0].kind], documents).filter((error) => error === null)).toEqual([]);
  });
});

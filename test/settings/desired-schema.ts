import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { ValidateFunction } from 'ajv';

const folder = join(__dirname, '..', '..', 'src', 'agent');
const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const fragments = readdirSync(folder).filter((file) => /^kind-.*\.schema\.json$/u.test(file));
const schema = read('desired.schema.json');

/** The kinds that the published schema lists. */
export const schemaKinds: readonly string[] = schema.properties.settings.items.oneOf
  .map(({ $ref }: { $ref: string }) => read($ref).properties.kind.const);

/** What the schemas of several kinds share. */
export const definitions: any = schema.definitions;

/** The schema of one kind. */
export function fragmentOf(kind: string): any {
  return read(`kind-${kind.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}.schema.json`);
}

/** Checks a document against the published schema. */
export function documentValidator(): ValidateFunction {
  const ajv = new Ajv({ strict: true, allErrors: true });
  fragments.forEach((file) => ajv.addSchema(read(file)));
  return ajv.compile(schema);
}

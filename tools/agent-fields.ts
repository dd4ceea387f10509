import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Generator } from './generator';
import { heading } from './powershell';

const FOLDER = 'src/agent';
const schemaName = /^kind-(.*)\.schema\.json$/u;

/** The parts of JSON Schema that describe settings. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** If true, the agent compares and reports such settings, and changes nothing. */
  readonly readOnly?: boolean;
}

/**
 * The fields of each kind of setting with their types, from its JSON Schema. Each kind has its own
 * script, so that a pod gets only the kinds of its settings.
 */
export const agentFields: Generator = {
  folder: FOLDER,
  owns: /^fields-.*\.ps1$/u,
  files: () => Object.fromEntries(readdirSync(join(__dirname, '..', FOLDER)).filter((name) => schemaName.test(name)).sort()
    .map((name) => [`fields-${schemaName.exec(name)![1]}.ps1`, fieldsOf(read(name), `${FOLDER}/${name}`)])),
};

function fieldsOf(schema: Schema, source: string): string {
  const kind = schema.properties!.kind.const;
  return [
    heading(`Fields of settings of the kind ${kind}.`, source),
    `$settingKinds['${kind}'] = @{`,
    `    reportsOnly = $${schema.readOnly ?? false}`,
    `    fields = ${shapeOf(schema, '    ')}`,
    '}\n',
  ].join('\n');
}

/**
 * The shape of a value, as `Assert-Shape` of the agent reads it: a table of the fields of an
 * object, a list with one shape for a list of objects, or the types of other values as a string.
 */
function shapeOf(schema: Schema, indentation: string): string {
  const { $ref, type, properties = {}, required = [], items } = schema;
  if ($ref !== undefined) {
    return shapeOf(referredTo($ref), indentation);
  }
  if (type === 'object') {
    const inner = `${indentation}    `;
    const fields = Object.entries(properties).map(([name, value]) => (
      `${inner}'${required.includes(name) ? name : `${name}?`}' = ${shapeOf(value, inner)}\n`
    ));
    return `@{\n${fields.join('')}${indentation}}`;
  }
  const item = items?.$ref === undefined ? items : referredTo(items.$ref);
  return item?.type === 'object' ? `@(${shapeOf(item, indentation)})` : `'${typesOf(schema).join(' | ')}'`;
}

function typesOf({ $ref, type, const: constant, enum: members, oneOf, items }: Schema): string[] {
  if ($ref !== undefined) {
    return typesOf(referredTo($ref));
  }
  if (oneOf !== undefined) {
    return oneOf.flatMap(typesOf);
  }
  if (type === 'array') {
    const itemTypes = typesOf(items!);
    return [itemTypes.length === 1 ? `${itemTypes[0]}[]` : `(${itemTypes.join(' | ')})[]`];
  }
  return type === undefined ? (members ?? [constant!]).map((member) => JSON.stringify(member)) : [type];
}

function referredTo(reference: string): Schema {
  const { definitions } = read('desired.schema.json') as { readonly definitions: Readonly<Record<string, Schema>> };
  return definitions[reference.split('/').at(-1)!];
}

function read(name: string): any {
  return JSON.parse(readFileSync(join(__dirname, '..', FOLDER, name), 'utf8'));
}

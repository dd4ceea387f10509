import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** How the API server decodes a value. */
export type Shape =
  | { readonly kind: 'object'; readonly type: string }
  | { readonly kind: 'list' | 'map'; readonly of: Shape }
  | { readonly kind: 'enumeration'; readonly members: readonly string[] }
  | { readonly kind: 'scalar'; readonly type: ScalarType };

export type ScalarType = 'any' | 'boolean' | 'bytes' | 'int32' | 'int64' | 'IntOrString' | 'Quantity' | 'string' | 'Time';

/** The fields of an object. */
export interface ObjectType {
  readonly fields: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
}

interface SchemaFile {
  /** The minor version of Kubernetes, such as `1.36`. */
  readonly version: string;
  /** The types of objects by apiVersion and kind, such as `apps/v1 DaemonSet`. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const scalars = new Set<string>(['any', 'boolean', 'bytes', 'int32', 'int64', 'IntOrString', 'Quantity', 'string', 'Time']);

let file: SchemaFile | undefined;
const types = new Map<string, ObjectType>();

/**
 * The fields of Kubernetes objects. `npx projen generate:schema` writes the file from the OpenAPI
 * documents of an API server.
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
export function schema(): SchemaFile {
  file ??= JSON.parse(readFileSync(resolve(__dirname, '..', '..', '..', 'src', 'facts', 'kubernetes-schema', 'fields.json'), 'utf8')) as SchemaFile;
  return file;
}

/** The name of the type of an object, or undefined if the schema does not have its kind. */
export function typeOfKind(apiVersion: unknown, kind: unknown): string | undefined {
  const key = `${String(apiVersion)} ${String(kind)}`;
  return Object.hasOwn(schema().kinds, key) ? schema().kinds[key] : undefined;
}

/** The fields of a type of the schema. */
export function objectType(name: string): ObjectType {
  let type = types.get(name);
  if (type === undefined) {
    const fields = Object.entries(schema().types[name]);
    type = {
      fields: new Map(fields.map(([field, text]) => [field.replace('!', ''), shapeOf(text)])),
      required: fields.flatMap(([field]) => (field.endsWith('!') ? field.slice(0, -1) : [])),
    };
    types.set(name, type);
  }
  return type;
}

function shapeOf(text: string): Shape {
  if (text.endsWith('[]') || text.endsWith('{}')) {
    return { kind: text.endsWith('[]') ? 'list' : 'map', of: shapeOf(text.slice(0, -2)) };
  }
  return text.startsWith('=') ? { kind: 'enumeration', members: text.slice(1).split('|') }
    : scalars.has(text) ? { kind: 'scalar', type: text as ScalarType }
      : { kind: 'object', type: text };
}

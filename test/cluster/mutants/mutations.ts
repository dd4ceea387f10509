import type { KubeObject } from '../api-client';

type Path = readonly (string | number)[];

/** A workload with one change. */
export interface Mutant {
  readonly workload: string;
  readonly mutation: string;
  /** JSON pointer to the changed field, without escapes. */
  readonly pointer: string;
  readonly object: KubeObject;
}

/** One change to a field: to its value, or to its name. */
interface Mutation {
  readonly name: string;
  /** The changed values. */
  values?(value: unknown): unknown[];
  /** The changed name. */
  rename?(name: string): string;
}

const mutations: readonly Mutation[] = [
  { name: 'wrong type', values: (value) => wrongTypes(value) },
  { name: 'missing', values: () => [undefined] },
  { name: 'null', values: () => [null] },
  { name: 'empty', values: (value) => [emptied(value)] },
  { name: 'other case', rename: (name) => (name === name.toLowerCase() ? name[0].toUpperCase() + name.slice(1) : name.toLowerCase()) },
  { name: 'unknown name', rename: (name) => `${name.slice(0, 2)}${name.slice(1)}` },
  { name: 'other case of the value', values: (value) => (typeof value === 'string' && /^[A-Z]+[a-z]*[A-Za-z]*$/u.test(value) ? [value.toLowerCase()] : []) },
];

function wrongTypes(value: unknown): unknown[] {
  switch (typeof value) {
    case 'boolean': return [String(value), Number(value)];
    case 'number': return [`${value}`, value + 0.5];
    case 'string': return [7, true, { [value]: 'text' }, [value]];
    default: return Array.isArray(value) ? [{ ...value }, 'text'] : ['text', [value]];
  }
}

function emptied(value: unknown): unknown {
  switch (typeof value) {
    case 'boolean': return false;
    case 'number': return 0;
    case 'string': return '';
    default: return Array.isArray(value) ? [] : {};
  }
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  const below = typeof value !== 'object' || value === null ? []
    : Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? below : [path, ...below];
}

/** All mutants of a workload: each field and each item of a list, changed in each way that applies to it. */
export function mutantsOf(workload: string, object: KubeObject): Mutant[] {
  return pathsOf(object).flatMap((path) => mutations.flatMap(({ name: mutation, values, rename }) => {
    const key = path.at(-1)!;
    const current = at(object, path);
    const changes = values !== undefined ? values(current).map((value) => [key, value] as const)
      : typeof key === 'string' ? [[rename!(key), current] as const] : [];
    return changes.filter(([name, value]) => name !== key || value !== current).map(([name, value]) => (
      { workload, mutation, pointer: `/${path.join('/')}`, object: changed(object, path, name, value) }
    ));
  }));
}

function at(object: unknown, path: Path): unknown {
  return path.reduce<any>((value, key) => value[key], object);
}

function changed(object: KubeObject, path: Path, name: string | number, value: unknown): KubeObject {
  const copy = structuredClone(object);
  const parent = at(copy, path.slice(0, -1)) as any;
  delete parent[path.at(-1)!];
  if (value !== undefined) {
    parent[name] = value;
  }
  // Removing an item leaves a hole.
  return JSON.parse(JSON.stringify(copy, (_, each: unknown) => (Array.isArray(each) ? each.filter((_item, index) => index in each) : each)));
}

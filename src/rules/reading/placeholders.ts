import { asObject, Json } from './json';
import { helmTemplateIn, Placeholder, placeholderIn, placeholderInImage } from '../../facts/placeholder';

/** A string of an object that contains a placeholder. */
export interface PlaceholderUse extends Placeholder {
  readonly path: readonly (string | number)[];
  readonly value: string;
}

/** Fields with strings that programs on the node read. */
const forPrograms: ReadonlySet<string> = new Set(['args', 'command', 'subPathExpr', 'value', 'workingDir']);

/** No object of a cluster is nested this deeply. */
const MAX_DEPTH = 32;

const nothing: readonly PlaceholderUse[] = [];

/** Most objects have no such character, and need no paths. */
const characters = /[{<]|\$[\dA-Z({]|(?:VERSION|TAG)/;

function mayContain(value: unknown, depth: number): boolean {
  if (typeof value === 'string') {
    return characters.test(value);
  }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) {
    return false;
  }
  for (const key in value) {
    if (key !== 'annotations' && mayContain((value as Json)[key], depth + 1)) {
      return true;
    }
  }
  return false;
}

/** The placeholders in an object, except in its annotations and its status. */
export function placeholdersOf(object: Json): readonly PlaceholderUse[] {
  if (!mayContain(object.spec, 0) && !mayContain(object.metadata, 0) && !mayContain(object.template, 0)) {
    return nothing;
  }
  const uses: PlaceholderUse[] = [];
  const path: (string | number)[] = [];
  const visit = (value: unknown, find: (text: string) => Placeholder | undefined): void => {
    if (typeof value === 'string') {
      const placeholder = find(value);
      if (placeholder !== undefined) {
        uses.push({ ...placeholder, path: [...path], value });
      }
    } else if (Array.isArray(value) && path.length < MAX_DEPTH) {
      value.forEach((item, index) => visitAt(index, item, find));
    } else if (path.length < MAX_DEPTH) {
      const fields = asObject(value);
      for (const key in fields) {
        if (key !== 'annotations') {
          visitAt(key, fields[key], forPrograms.has(key) ? helmTemplateIn : key === 'image' ? placeholderInImage : find);
        }
      }
    }
  };
  const visitAt = (key: string | number, value: unknown, find: (text: string) => Placeholder | undefined): void => {
    path.push(key);
    visit(value, find);
    path.pop();
  };
  for (const key of ['metadata', 'spec', 'template']) {
    visitAt(key, object[key], placeholderIn);
  }
  return uses;
}

import { leavesOf } from './leaves';

/** A copy with another value at a place. */
export function changed(object: object, pointer: string, value: unknown): object {
  return edited(object, pointer, (parent, key) => { parent[key] = value; });
}

/** A copy without what is at a place. */
export function removed(object: object, pointer: string): object {
  return edited(object, pointer, (parent, key) => {
    if (Array.isArray(parent)) {
      parent.splice(Number(key), 1);
    } else {
      delete parent[key];
    }
  });
}

/** Copies that have one thing more: a field in a map, a value at the end of a list; for each map and list of the object. */
export function extended(object: object): { readonly pointer: string; readonly mutant: object }[] {
  const parents = [...leavesOf(object).keys()].flatMap((leaf) => ancestors(leaf));
  return [...new Set(parents)].map((parent) => {
    const holder = at(object, parent);
    const pointer = `${parent}/${Array.isArray(holder) ? holder.length : 'added'}`;
    return { pointer, mutant: changed(object, pointer, 'added') };
  });
}

function edited(object: object, pointer: string, edit: (parent: Record<string, unknown>, key: string) => void): object {
  const copy = structuredClone(object);
  const keys = pointer.split('/');
  edit(at(copy, keys.slice(0, -1).join('/')), unescaped(keys[keys.length - 1]));
  return copy;
}

function at(object: object, pointer: string): Record<string, unknown> {
  return pointer.split('/').slice(1).reduce<Record<string, any>>((value, key) => value[unescaped(key)], object as Record<string, unknown>);
}

function ancestors(pointer: string): string[] {
  const keys = pointer.split('/');
  return keys.slice(1).map((_, length) => keys.slice(0, length + 1).join('/'));
}

function unescaped(key: string): string {
  return key.replace(/~1/gu, '/').replace(/~0/gu, '~');
}

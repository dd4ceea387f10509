/**
 * Every value of a JSON document that holds no other, by its JSON pointer. An empty map or list is a leaf, so that nothing
 * disappears unseen.
 */
export function leavesOf(value: unknown, pointer: string = ''): Map<string, unknown> {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (children.length === 0) {
    return new Map([[pointer, isContainer(value) ? emptyOf(value) : value]]);
  }
  const nested = children.flatMap(([key, child]) => [...leavesOf(child, `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`)]);
  return new Map(nested);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

// One object for all, so that two empty maps are the same value and an empty list is another.
const EMPTY_MAP = Object.freeze({});
const EMPTY_LIST = Object.freeze([]);

function emptyOf(value: object): object {
  return Array.isArray(value) ? EMPTY_LIST : EMPTY_MAP;
}

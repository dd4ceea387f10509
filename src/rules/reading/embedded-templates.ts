import { asObject, objectsOf } from './json';

/** Deeper than any object of a cluster goes. */
const MAX_DEPTH = 64;

/**
 * Paths to what looks like a pod template in an object of a kind that is not known: an object whose `spec` has containers
 * with a name. Aliases of YAML can make an object its own part, so each is visited once.
 */
export function embeddedTemplatePaths(object: object): string[][] {
  const found: string[][] = [];
  const visited = new Set<unknown>();
  const visit = (value: unknown, path: string[]): void => {
    if (typeof value !== 'object' || value === null || visited.has(value) || path.length > MAX_DEPTH) {
      return;
    }
    visited.add(value);
    // The object's own spec is that of its kind, whatever it has in it.
    if (path.length > 0 && hasContainers(asObject(value)?.spec)) {
      found.push(path);
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      visit(child, [...path, key]);
    }
  };
  visit(object, []);
  return found;
}

function hasContainers(spec: unknown): boolean {
  return objectsOf(asObject(spec)?.containers).some(([, { name }]) => typeof name === 'string');
}

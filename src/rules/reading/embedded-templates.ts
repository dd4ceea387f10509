import { asObject, objectsOf } from './json';

/** No object of a cluster is nested this deeply. */
const MAX_DEPTH = 64;

/**
 * Paths to anything that looks like a pod template in an object of an unknown kind: an object whose
 * `spec` has containers with a name. Through aliases in YAML, an object can contain itself, so each
 * object is visited once.
 */
export function embeddedTemplatePaths(object: object): string[][] {
  const found: string[][] = [];
  const visited = new Set<unknown>();
  const visit = (value: unknown, path: string[]): void => {
    if (typeof value !== 'object' || value === null || visited.has(value) || path.length > MAX_DEPTH) {
      return;
    }
    visited.add(value);
    // The spec of the object itself belongs to its kind and is not a pod spec, whatever it
    // contains.
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

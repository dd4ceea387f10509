import { Json } from '../../test/rules/manifests';

const SHOWN_CHARACTERS = 200;
const naming = new Set(['apiVersion', 'kind', 'name']);

/** The part of a document that pointers lead to, with the names of what stands on the way. */
export function excerpt(document: Json, pointers: readonly string[]): Json {
  const keep = (value: unknown, pointer: string): unknown => {
    if (typeof value === 'string') {
      return value.length > SHOWN_CHARACTERS ? `${value.slice(0, 40)}... (${value.length} characters)` : value;
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const isBelow = pointers.some((target) => target === pointer || pointer.startsWith(`${target}/`));
    const entries = Object.entries(value)
      .map(([key, child]) => [key, child, `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`] as const)
      .filter(([key, child, own]) => isBelow || leadsTo(own, pointers) || (naming.has(key) && typeof child === 'string') || own === '/metadata');
    return Array.isArray(value)
      ? entries.map(([, child, own]) => keep(child, own))
      : Object.fromEntries(entries.map(([key, child, own]) => [key, keep(child, own)]));
  };
  return keep(document, '') as Json;
}

function leadsTo(pointer: string, targets: readonly string[]): boolean {
  return targets.some((target) => target === pointer || target.startsWith(`${pointer}/`));
}

import { quoted } from '../../facts/errors';

/** A JSON object with unknown content, as a manifest contains it, valid or not. */
export type Json = Readonly<Record<string, any>>;

const nothing: readonly never[] = [];

/** The object, or undefined for anything else. */
export function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Json : undefined;
}

/** The list, or an empty one for anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : nothing;
}

/** The objects of a list with their positions. Other values are skipped. */
export function objectsOf(value: unknown): readonly (readonly [index: number, object: Json])[] {
  if (!Array.isArray(value)) {
    return nothing;
  }
  const found: (readonly [number, Json])[] = [];
  for (let index = 0; index < value.length; index++) {
    const object = asObject(value[index]);
    if (object !== undefined) {
      found.push([index, object]);
    }
  }
  return found;
}

/** The string, or undefined for anything else. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The list, if it contains only strings. */
export function asTexts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  // every() would skip the holes that a JavaScript list can have.
  for (let index = 0; index < value.length; index++) {
    if (typeof value[index] !== 'string') {
      return undefined;
    }
  }
  return value;
}

/** False for values that the API server treats as omitted. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A value of any kind, formatted for a message. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : quoted(JSON.stringify(value) ?? 'nothing').slice(1, -1);
}

/** JSON pointer to a field below another pointer. */
export function pointerTo(base: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((pointer, key) => `${pointer}/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`, base);
}

/**
 * The same, but no deeper than the existing fields: a missing field is reported at its closest
 * existing parent.
 */
export function pointerInto(base: string, object: Json, ...keys: readonly string[]): string {
  let value: unknown = object;
  const present = keys.findIndex((key) => {
    value = asObject(value)?.[key];
    return value === undefined;
  });
  return pointerTo(base, ...present === -1 ? keys : keys.slice(0, present));
}

/** The part of a JSON pointer that leads to a value. */
export function existingPointer(object: Json, pointer: string): string {
  let value: unknown = object;
  const tokens = pointer.split('/').slice(1);
  const missing = tokens.findIndex((token) => {
    const key = token.replace(/~1/g, '/').replace(/~0/g, '~');
    value = Array.isArray(value) ? value[Number(key)] : asObject(value)?.[key];
    return value === undefined;
  });
  return missing === -1 ? pointer : tokens.slice(0, missing).map((token) => `/${token}`).join('');
}

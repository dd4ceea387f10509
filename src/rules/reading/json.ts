import { quoted } from '../../facts/errors';

/** A JSON object of unknown content: what a manifest holds, however wrong. */
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

/** The objects of a list by their position; other values are passed over. */
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

/** The text, or undefined for anything else. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The list, if it is one of texts only. */
export function asTexts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  // Not every(): it passes over the holes that a list of JavaScript may have.
  for (let index = 0; index < value.length; index++) {
    if (typeof value[index] !== 'string') {
      return undefined;
    }
  }
  return value;
}

/** False for what the API server takes for left out. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A value of any kind, as it can stand in a message. */
export function shown(value: unknown): string {
  return typeof value === 'string' ? quoted(value) : quoted(JSON.stringify(value) ?? 'nothing').slice(1, -1);
}

/** JSON pointer to a field below another pointer. */
export function pointerTo(base: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((pointer, key) => `${pointer}/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`, base);
}

/** The same, but no deeper than the object goes: a field that is missing is reported where it would stand. */
export function pointerInto(base: string, object: Json, ...keys: readonly string[]): string {
  let value: unknown = object;
  const present = keys.findIndex((key) => {
    value = asObject(value)?.[key];
    return value === undefined;
  });
  return pointerTo(base, ...present === -1 ? keys : keys.slice(0, present));
}

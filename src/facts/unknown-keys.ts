import { editDistance } from './edit-distance';
import { quoted, userError } from './errors';
import { fieldRemedies } from './linux-only-fields';

/**
 * All keys of a props interface, complete at compile time:
 * `const keys: KeysOf<FooProps> = { a: true, ... }`.
 */
export type KeysOf<Props> = { readonly [Key in keyof Required<Props>]: true };

/**
 * Throws if a key is not part of the props. Spreads, variables and plain JavaScript bypass the
 * compiler, and users rely on fields that are silently dropped.
 */
export function checkKeys(what: string, props: object, keys: object): void {
  if (typeof props !== 'object' || props === null || Array.isArray(props)) {
    throw userError({ message: `${what} has the properties ${quoted(props)}, which are not an object`, fix: `Use an object with some of these keys: ${Object.keys(keys).sort().join(', ')}.` });
  }
  for (const key of Object.keys(props)) {
    if (!Object.hasOwn(keys, key)) {
      throw userError({ message: `${what} has no property ${quoted(key)}`, fix: remedy(key, Object.keys(keys)) });
    }
  }
}

/**
 * The props themselves, after the check, for calls of a base constructor. Plain JavaScript may omit
 * them.
 */
export function checkedKeys<Props extends object>(what: string, props: Props | undefined, keys: KeysOf<Props>): Props {
  checkKeys(what, props ?? {}, keys);
  return props ?? {} as Props;
}

function remedy(key: string, known: readonly string[]): string {
  const similar = known
    .map((name) => ({ name, distance: editDistance(name.toLowerCase(), key.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 4)))
    .sort((a, b) => a.distance - b.distance)[0];
  return similar ? `Did you mean "${similar.name}"?` : fieldRemedies.get(key) ?? `It has: ${[...known].sort().join(', ')}.`;
}

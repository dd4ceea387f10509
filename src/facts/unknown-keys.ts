import { fieldRemedies } from './linux-only-fields';
import { quoted, userError } from './errors';

/** All keys of a props interface, complete at compile time: `const keys: KeysOf<FooProps> = { a: true, ... }`. */
export type KeysOf<Props> = { readonly [Key in keyof Required<Props>]: true };

/**
 * Throws for a key that the props do not have: spreads, variables and plain JavaScript slip past the compiler,
 * and a field that is silently dropped is a field that the user believes in.
 */
export function checkKeys(what: string, props: object, keys: object): void {
  for (const key of Object.keys(props)) {
    if (!(key in keys)) {
      throw userError({ message: `${what} has no property ${quoted(key)}`, fix: remedy(key, Object.keys(keys)) });
    }
  }
}

/** The props themselves, once checked: for calls of a base constructor. */
export function checkedKeys<Props extends object>(what: string, props: Props, keys: KeysOf<Props>): Props {
  checkKeys(what, props ?? {}, keys);
  return props;
}

function remedy(key: string, known: readonly string[]): string {
  const similar = known
    .map((name) => ({ name, distance: editDistance(name.toLowerCase(), key.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 4)))
    .sort((a, b) => a.distance - b.distance)[0];
  return similar ? `Did you mean "${similar.name}"?` : fieldRemedies.get(key) ?? `It has: ${[...known].sort().join(', ')}.`;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = previous[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(previous[column] + 1, current[column - 1] + 1, substitution));
    }
    previous = current;
  }
  return previous[b.length];
}

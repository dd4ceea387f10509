import { createHash } from 'node:crypto';
import type { LocatedFinding } from '../located-finding';

/**
 * Ids that stay the same when lines move and other findings change. They consist of rule, object
 * and field, with list items identified by their names. A number distinguishes findings that are
 * equal in all parts.
 */
export class FindingIdentities {
  private readonly met = new Map<string, number>();

  public of(located: LocatedFinding): string {
    const hash = identityOf(located);
    const key = `${located.file.path}\n${hash}`;
    const count = (this.met.get(key) ?? 0) + 1;
    this.met.set(key, count);
    return `${hash}:${count}`;
  }
}

/** The part of an id that findings share if they are equal in all parts. */
export function identityOf({ finding: { rule, subject, pointer }, document }: LocatedFinding): string {
  return createHash('sha256').update(JSON.stringify([rule, subject, ...namedPath(document, pointer)])).digest('hex').slice(0, 32);
}

/** The keys of a pointer, with the names of items instead of their positions. */
function namedPath(document: unknown, pointer: string): string[] {
  let value = document;
  return pointer.split('/').slice(1).map((part) => {
    const key = part.replace(/~1/gu, '/').replace(/~0/gu, '~');
    const name = Array.isArray(value) ? namesIn(value)[Number(key)] : undefined;
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    return name === undefined ? key : `name=${name}`;
  });
}

type Names = readonly (string | undefined)[];

const known = new WeakMap<object, Names>();

/**
 * The name of each item, if it is unique in the list. Cached, because a long list can have a
 * finding in each item.
 */
function namesIn(items: readonly unknown[]): Names {
  let names = known.get(items);
  if (names === undefined) {
    const all = items.map(itemName);
    const counts = new Map<string | undefined, number>();
    all.forEach((name) => counts.set(name, (counts.get(name) ?? 0) + 1));
    names = all.map((name) => (counts.get(name) === 1 ? name : undefined));
    known.set(items, names);
  }
  return names;
}

/**
 * Containers, volumes and variables have a name. Items of a List are identified by their metadata.
 */
function itemName(item: unknown): string | undefined {
  const { name, kind, metadata } = (item ?? {}) as { name?: unknown; kind?: unknown; metadata?: { name?: unknown; namespace?: unknown } | null };
  if (typeof name === 'string') {
    return name;
  }
  return typeof metadata?.name === 'string' ? JSON.stringify([kind, metadata.namespace, metadata.name]) : undefined;
}

import { quoted, userError } from './errors';

/**
 * Throws for what is no member of an enum: plain JavaScript and casts slip past the compiler, and a value that nobody knows would be
 * passed over here and refused on every node.
 */
export function checkMember(what: string, value: unknown, name: string, members: Readonly<Record<string, string>>): void {
  if (typeof value !== 'string' || !Object.values(members).includes(value)) {
    throw userError({ message: `${what} is ${quoted(value)}`, fix: `Use one of ${name}: ${Object.keys(members).join(', ')}.` });
  }
}

/** Throws for what is no object of a class, in the words of the call that makes one. */
export function checkInstance(what: string, value: unknown, ofClass: Function, call: string): void {
  if (!(value instanceof ofClass)) {
    throw userError({ message: `${what} is ${quoted(value)}`, fix: `Use ${call} or its like.` });
  }
}

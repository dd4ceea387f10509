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

/** Throws for what is no list: a single one where several may stand is easily written in plain JavaScript. */
export function checkList(what: string, value: unknown): void {
  if (!Array.isArray(value)) {
    throw userError({ message: `${what} are ${quoted(value)}, and no list`, fix: 'Put what there is into square brackets.' });
  }
}

/** A duration of cdk8s. */
interface Lasting {
  toMilliseconds(): number;
}

/** The seconds of a duration, if there is one. Throws for what is none, and for parts of a second. */
export function wholeSeconds(what: string, duration: Lasting): number;
export function wholeSeconds(what: string, duration: Lasting | undefined): number | undefined;
export function wholeSeconds(what: string, duration: Lasting | undefined): number | undefined {
  if (duration === undefined) {
    return undefined;
  }
  if (typeof duration?.toMilliseconds !== 'function') {
    throw userError({ message: `${what} is ${quoted(duration)}`, fix: 'Use a Duration, such as Duration.minutes(15).' });
  }
  const seconds = duration.toMilliseconds() / 1000;
  if (!Number.isInteger(seconds)) {
    throw userError({ message: `${what} is ${seconds} seconds`, fix: 'Give whole seconds.' });
  }
  return seconds;
}

/** Throws for what is no object of a class, in the words of the call that makes one. */
export function checkInstance(what: string, value: unknown, ofClass: Function, call: string): void {
  if (!(value instanceof ofClass)) {
    throw userError({ message: `${what} is ${quoted(value)}`, fix: `Use ${call} or its like.` });
  }
}

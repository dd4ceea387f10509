import { quoted, userError } from './errors';

/**
 * Throws if the value is not a member of an enum. Plain JavaScript and casts bypass the compiler,
 * and an unknown value would be ignored here and refused on every node.
 */
export function checkMember(what: string, value: unknown, name: string, members: Readonly<Record<string, string>>): void {
  if (typeof value !== 'string' || !Object.values(members).includes(value)) {
    throw userError({ message: `${what} is ${quoted(value)}`, fix: `Use one of ${name}: ${Object.keys(members).join(', ')}.` });
  }
}

/**
 * Throws if the value is not a list. Plain JavaScript can pass a single value instead of a list.
 */
export function checkList(what: string, value: unknown): void {
  if (!Array.isArray(value)) {
    throw userError({ message: `${what} must be a list, got ${quoted(value)}`, fix: 'Put the value into square brackets.' });
  }
}

/** A cdk8s duration. */
interface Lasting {
  toMilliseconds(): number;
}

/**
 * The seconds of a duration, if there is one. Throws if the value is not a duration of whole
 * seconds.
 */
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
    throw userError({ message: `${what} is ${seconds} seconds`, fix: 'Use a whole number of seconds.' });
  }
  return seconds;
}

/** Throws if the value is not an object of a class. The message names the call that creates one. */
export function checkInstance(what: string, value: unknown, ofClass: Function, call: string): void {
  if (!(value instanceof ofClass)) {
    throw userError({ message: `${what} is ${quoted(value)}`, fix: `Use ${call}, or another object of ${ofClass.name}.` });
  }
}

import { Problem, problemText, quoted } from '../facts/errors';
import { similarTo } from '../facts/similar-word';

/** An error in the command line. */
export class UsageError extends Error {
  /**
   * @param command the command whose help the message offers. Undefined for the help of the program
   */
  constructor(problem: Problem, public readonly command?: string) {
    super(problemText(problem));
  }
}

/** The error for a value that is not allowed. */
export function unknownValueError(what: string, value: string, allowed: readonly string[], command?: string): UsageError {
  const similar = similarTo(value, allowed);
  return new UsageError({
    message: `${what} is ${quoted(value)}`,
    fix: `${similar === undefined ? '' : `Did you mean ${quoted(similar)}? `}Use ${listed(allowed)}.`,
  }, command);
}

/** `a, b or c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

import { quoted, userError } from '../facts/errors';

/**
 * Throws if the value is not a list of strings. The most common mistake is a command in one string.
 */
export function checkTexts(what: string, texts: unknown): void {
  if (!Array.isArray(texts) || texts.some((element) => typeof element !== 'string')) {
    throw userError({ message: `${what} must be a list of strings, got ${quoted(texts)}`, fix: 'Put the program and each argument into the list as a separate string.' });
  }
}

/** Does the same, and throws if the list is empty. */
export function checkCommand(what: string, command: unknown): void {
  checkTexts(what, command);
  if ((command as string[]).length === 0) {
    throw userError({ message: `${what} is empty`, fix: 'Add a program, or leave the command out.' });
  }
}

import { quoted, userError } from '../facts/errors';

/** Throws for what is no list of texts: a command as one string is the commonest slip. */
export function checkTexts(what: string, texts: unknown): void {
  if (!Array.isArray(texts) || texts.some((element) => typeof element !== 'string')) {
    throw userError({ message: `${what} ${quoted(texts)} is not a list of texts`, fix: 'Give program and arguments as elements of a list.' });
  }
}

/** The same for a list that begins with a program. */
export function checkCommand(what: string, command: unknown): void {
  checkTexts(what, command);
  if ((command as string[]).length === 0) {
    throw userError({ message: `${what} is empty`, fix: 'Name a program, or leave it out.' });
  }
}

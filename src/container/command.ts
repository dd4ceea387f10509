import { quoted, userError } from '../facts/errors';

/** Throws for what is no list of texts: a command as one string is the commonest slip. */
export function checkCommand(what: string, command: unknown): void {
  if (!Array.isArray(command) || command.some((element) => typeof element !== 'string')) {
    throw userError({ message: `${what} ${quoted(command)} is not a list of texts`, fix: 'Give program and arguments as elements of a list.' });
  }
  if (command.length === 0) {
    throw userError({ message: `${what} is empty`, fix: 'Name a program, or leave it out.' });
  }
}

import { ExitCode } from './exit-codes';
import { checkHelp, explainHelp, programHelp } from './help';
import { printable } from './printable';
import { CHECK, EXPLAIN, HELP, PROGRAM, programVersion } from './program';
import type { Surroundings } from './surroundings';
import { UsageError } from './usage-error';
import { quoted } from '../facts/errors';
import { PROJECT_URL } from '../facts/project';
import { similarTo } from '../facts/similar-word';

interface Command {
  readonly help: string;
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<ExitCode> | ExitCode;
}

/* eslint-disable @typescript-eslint/no-require-imports -- help and version do not load the rules */
const commands: Readonly<Record<string, Command>> = {
  [CHECK]: { help: checkHelp, run: (...args) => (require('./check-command') as typeof import('./check-command')).runCheck(...args) },
  [EXPLAIN]: { help: explainHelp, run: (...args) => (require('./explain-command') as typeof import('./explain-command')).runExplain(...args) },
};
/* eslint-enable @typescript-eslint/no-require-imports */

/**
 * Runs the program with the arguments after its name. Throws nothing, and reports errors on stderr.
 */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  try {
    return await dispatch(args, surroundings);
  } catch (error) {
    return failure(error, surroundings);
  }
}

async function dispatch([name, ...rest]: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  if (name === HELP) {
    return dispatch([...rest.slice(0, 1), '--help'], surroundings);
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  const asked = command === undefined ? name : rest.slice(0, endOfOptions(rest)).find((arg) => arg === '--help' || arg === '-h' || arg === '--version');
  if (asked === '--help' || asked === '-h' || asked === '--version') {
    surroundings.stdout.write(asked === '--version' ? `${programVersion()}\n` : command?.help ?? programHelp);
    return ExitCode.CLEAN;
  }
  if (command === undefined) {
    throw unknownCommand(name);
  }
  return command.run(rest, surroundings);
}

function endOfOptions(args: readonly string[]): number {
  const end = args.indexOf('--');
  return end === -1 ? args.length : end;
}

function unknownCommand(name: string | undefined): UsageError {
  if (name === undefined) {
    return new UsageError({ message: 'no command is specified', fix: `Try ${PROGRAM} check <path>.` });
  }
  const similar = similarTo(name, [...Object.keys(commands), HELP]);
  return new UsageError({
    message: `there is no ${name.startsWith('-') ? 'option' : 'command'} ${quoted(name)}`,
    fix: similar === undefined ? `The commands are: ${Object.keys(commands).join(', ')}.` : `Did you mean "${similar}"?`,
  });
}

function failure(error: unknown, { stderr }: Surroundings): ExitCode {
  if (error instanceof UsageError) {
    stderr.write(`error: ${printable(error.message)}\n${[PROGRAM, ...error.command === undefined ? [] : [error.command], '--help'].join(' ')} shows the usage.\n`);
    return ExitCode.USAGE;
  }
  // Compared by name, so that the configuration reader is not loaded for it.
  if (error instanceof Error && error.name === 'ConfigurationError') {
    stderr.write(error.message.split('\n').map((line) => `error: ${line}\n`).join(''));
    return ExitCode.BAD_INPUT;
  }
  const text = error instanceof Error ? error.stack ?? error.message : String(error);
  stderr.write(`error: this is a defect of ${PROGRAM} ${programVersion()}. Please report it, with the manifest if you can: ${PROJECT_URL}/issues\n${text}\n`);
  return ExitCode.INTERNAL_ERROR;
}

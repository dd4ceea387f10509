import { parseArgs } from 'node:util';
import { UsageError } from './usage-error';
import { quoted } from '../facts/errors';
import { similarTo } from '../facts/similar-word';

/** The type of an option of a command. */
export interface OptionForm {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
}

/** The arguments after the name of a command. */
export interface CommandArguments {
  readonly positionals: readonly string[];
  /** The values of an option in order. The values of a switch are empty. */
  readonly valuesOf: (option: string) => readonly string[];
}

/** The options of every command. */
const commonOptions: Readonly<Record<string, OptionForm>> = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } };

/**
 * Splits arguments into options and the rest.
 * @throws UsageError for an option that the command does not have, a missing value, and a value of
 * an option without values
 */
export function commandArguments(args: readonly string[], ownOptions: Readonly<Record<string, OptionForm>>, command?: string): CommandArguments {
  const options = { ...ownOptions, ...commonOptions };
  const { positionals, tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'option') {
      const { name, rawName, value, inlineValue } = token;
      if (!Object.hasOwn(options, name)) {
        throw unknownOption(rawName, Object.keys(options), command);
      }
      const problem = problemOfValue(options[name], value, inlineValue ?? false);
      if (problem !== undefined) {
        throw new UsageError({ message: `option ${rawName} ${problem.message}`, fix: problem.fix(rawName) }, command);
      }
      values.set(name, [...values.get(name) ?? [], value ?? '']);
    }
  }
  return { positionals, valuesOf: (option) => values.get(option) ?? [] };
}

function unknownOption(given: string, known: readonly string[], command?: string): UsageError {
  const similar = similarTo(given.replace(/^-+/u, ''), known);
  return new UsageError({
    message: `${command === undefined ? 'there is' : `${command} has`} no option ${quoted(given)}`,
    fix: similar === undefined ? `It has: ${known.map((name) => `--${name}`).join(', ')}.` : `Did you mean "--${similar}"?`,
  }, command);
}

interface ValueProblem {
  readonly message: string;
  readonly fix: (option: string) => string;
}

function problemOfValue({ type }: OptionForm, value: string | undefined, isInline: boolean): ValueProblem | undefined {
  if (type === 'boolean') {
    return value === undefined ? undefined : { message: `does not accept a value, but has ${quoted(value)}`, fix: (option) => `Write ${option} alone.` };
  }
  if (value === undefined || value === '') {
    return { message: 'has no value', fix: (option) => `Write ${option}=<value>.` };
  }
  // This is most likely the next option. A value that starts with a hyphen is written with =.
  return isInline || !/^-./u.test(value) ? undefined
    : { message: `has no value, but is followed by ${quoted(value)}`, fix: (option) => `Write ${option}=<value>.` };
}

import { Problem } from '../errors';

/**
 * What is wrong with a command line. All but `garbled-dollar`, `variable-not-replaced`, `line-too-long`, `empty-executable`,
 * `quoted-executable` and `vector-differs` are cmd.exe's doing, and happen only where commands go through it.
 * - `metacharacter`: syntax of cmd.exe outside quotes
 * - `quote-exposure`: the same in an argument that is quoted, because of an inner quote in it or before it
 * - `percent`: the beginning of a variable's name for cmd.exe
 * - `line-break`: the end of the command for cmd.exe
 * - `control-character`: another one than tab; a zero is wrong everywhere
 * - `line-too-long`: for cmd.exe, or for Windows
 * - `spaced-executable`: the path has a space, and cmd.exe drops the quotes around it
 * - `empty-executable`, `quoted-executable`: the first word is empty, or has quotes of its own
 * - `shell-builtin`: cmd.exe has a command of that name
 * - `executable-delimiter`: cmd.exe reads only a part of the first word as the program's name
 * - `garbled-dollar`: kubelet spoils a character behind a dollar sign
 * - `variable-not-replaced`: `$(NAME)` in a probe or a hook, where kubelet does not know the variable
 * - `vector-differs`: the program finds other arguments than the manifest gives
 */
export type CommandLineProblemKind =
  | 'metacharacter' | 'quote-exposure' | 'percent' | 'line-break' | 'control-character' | 'line-too-long' | 'spaced-executable'
  | 'empty-executable' | 'quoted-executable' | 'shell-builtin' | 'executable-delimiter' | 'garbled-dollar' | 'variable-not-replaced'
  | 'vector-differs';

/** Which element of the manifest's two lists. */
export interface ElementPosition {
  readonly field: 'command' | 'args';
  readonly index: number;
}

export interface CommandLineProblem extends Problem {
  readonly kind: CommandLineProblemKind;
  /** Undefined where the whole line is meant. */
  readonly position?: ElementPosition;
  /** The characters or the word in question. */
  readonly text: string;
}

/** One element as it goes through the stages. */
export interface CommandElement {
  readonly position: ElementPosition;
  /** As the manifest has it. */
  readonly written: string;
  /** After kubelet's and the container runtime's replacements: what the program is meant to receive. */
  readonly value: string;
}

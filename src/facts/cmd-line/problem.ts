import { Problem } from '../errors';

/**
 * The kinds of problems of a command line. All except `garbled-dollar`, `variable-not-replaced`,
 * `line-too-long`, `whole-line`, `empty-executable`, `quoted-executable` and `vector-differs` come
 * from cmd.exe, and happen only if commands run through it.
 * - `metacharacter`: syntax of cmd.exe outside quotes
 * - `quote-exposure`: the same in a quoted argument, because of an inner quote in it or before it
 * - `percent`: the start of a variable name for cmd.exe
 * - `line-break`: the end of the command for cmd.exe
 * - `control-character`: a control character other than tab. A zero is wrong everywhere
 * - `line-too-long`: for cmd.exe, or for Windows
 * - `spaced-executable`: the path has a space, and cmd.exe drops the quotes around it
 * - `whole-line`: the first element contains the whole command line
 * - `empty-executable`, `quoted-executable`: the first word is empty, or contains quotes
 * - `shell-builtin`: cmd.exe has a command with that name
 * - `executable-delimiter`: cmd.exe reads only a part of the first word as the name of the program
 * - `garbled-dollar`: kubelet garbles the character after a dollar sign
 * - `variable-not-replaced`: `$(NAME)` in a probe or a hook, where kubelet does not know the
 *   variable
 * - `vector-differs`: the program receives other arguments than the manifest specifies
 */
export type CommandLineProblemKind =
  | 'metacharacter' | 'quote-exposure' | 'percent' | 'line-break' | 'control-character' | 'line-too-long' | 'spaced-executable'
  | 'whole-line' | 'empty-executable' | 'quoted-executable' | 'shell-builtin' | 'executable-delimiter' | 'garbled-dollar' | 'variable-not-replaced'
  | 'vector-differs';

/** An element of the two lists of the manifest. */
export interface ElementPosition {
  readonly field: 'command' | 'args';
  readonly index: number;
}

export interface CommandLineProblem extends Problem {
  readonly kind: CommandLineProblemKind;
  /** Undefined if the problem concerns the whole line. */
  readonly position?: ElementPosition;
  /** The characters or the word in question. */
  readonly text: string;
  /** Whether the command can still do what its author expects. */
  readonly mild?: boolean;
}

/** One element in its stages. */
export interface CommandElement {
  readonly position: ElementPosition;
  /** The value in the manifest. */
  readonly written: string;
  /**
   * The value after the replacements by kubelet and the container runtime, which the program should
   * receive.
   */
  readonly value: string;
}

/**
 * The exit codes of the program. The numbers are part of its contract, because pipelines depend on
 * them.
 */
export enum ExitCode {
  /** No finding at or above the failing severity. */
  CLEAN = 0,
  /** Findings at or above the failing severity. */
  FINDINGS = 1,
  /** An input or the configuration cannot be read, so the check is incomplete. */
  BAD_INPUT = 2,
  /** The command line is not valid, or an output cannot be written. */
  USAGE = 3,
  /** No input contains a document. */
  NOTHING_TO_CHECK = 4,
  /** The program has a defect: EX_SOFTWARE of sysexits.h. */
  INTERNAL_ERROR = 70,
}

/** The codes in words, for the help. */
export const exitCodeTexts: readonly (readonly [code: ExitCode, text: string])[] = [
  [ExitCode.CLEAN, 'no finding at or above --fail-on'],
  [ExitCode.FINDINGS, 'findings at or above --fail-on'],
  [ExitCode.BAD_INPUT, 'an input or the configuration cannot be read, so the check is incomplete'],
  [ExitCode.USAGE, 'the command line is not valid, or an output cannot be written'],
  [ExitCode.NOTHING_TO_CHECK, 'no input contains a document'],
  [ExitCode.INTERNAL_ERROR, 'a defect of this program'],
];

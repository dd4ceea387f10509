/** What the program ends with. The numbers are part of its contract: pipelines decide by them. */
export enum ExitCode {
  /** Nothing that counts. */
  CLEAN = 0,
  /** Findings of the severity that fails, or above. */
  FINDINGS = 1,
  /** Some input, or the configuration, cannot be read: the check is not complete. */
  BAD_INPUT = 2,
  /** The command line is wrong, or an output cannot be written. */
  USAGE = 3,
  /** No document in any input. */
  NOTHING_TO_CHECK = 4,
  /** The program itself is wrong: EX_SOFTWARE of sysexits.h. */
  INTERNAL_ERROR = 70,
}

/** The codes in words, for help texts. */
export const exitCodeTexts: readonly (readonly [code: ExitCode, text: string])[] = [
  [ExitCode.CLEAN, 'no finding at or above --fail-on'],
  [ExitCode.FINDINGS, 'findings at or above --fail-on'],
  [ExitCode.BAD_INPUT, 'an input or the configuration cannot be read: the check is not complete'],
  [ExitCode.USAGE, 'the command line is wrong, or an output cannot be written'],
  [ExitCode.NOTHING_TO_CHECK, 'no document in any input'],
  [ExitCode.INTERNAL_ERROR, 'a defect of this program'],
];

/** Writes files of one folder that are checked in and not edited by hand. */
export interface Generator {
  /** Relative to the root of the repository. */
  readonly folder: string;

  /**
   * Matches the names of the generator's files. Matching files that it no longer generates are
   * deleted.
   */
  readonly owns: RegExp;

  /** The contents of the files by their names. */
  files(): Readonly<Record<string, string>>;
}

/** The command that regenerates the files. */
export const COMMAND = 'npx projen generate';

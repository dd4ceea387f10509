/** Files of one folder that are written from a source, checked in, and not edited by hand. */
export interface Generator {
  /** Relative to the root of the repository. */
  readonly folder: string;

  /** Names of the files of the folder that are the generator's. Those that it does not give any more are deleted. */
  readonly owns: RegExp;

  /** Texts by the names of the files. */
  files(): Readonly<Record<string, string>>;
}

/** How to write the files anew. */
export const COMMAND = 'npx projen generate';

/** What the program prints to. */
export interface Output {
  /** Whether people read it on a terminal. */
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** What the program knows of the process that it runs in. */
export interface Surroundings {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Takes reports and nothing else. */
  readonly stdout: Output;
  /** Takes notes and errors. */
  readonly stderr: Output;
  readonly readStdin: () => Promise<Buffer>;
  /** The day on which the check takes place, as `YYYY-MM-DD` in UTC: suppressions may end. */
  readonly today: string;
}

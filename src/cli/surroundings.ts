/** An output stream of the program. */
export interface Output {
  /** Whether the stream is a terminal. */
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The process that the program runs in. */
export interface Surroundings {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** For reports only. */
  readonly stdout: Output;
  /** For notes and errors. */
  readonly stderr: Output;
  readonly readStdin: () => Promise<Buffer>;
  /** The day of the check, as `YYYY-MM-DD` in UTC, because suppressions can expire. */
  readonly today: string;
}

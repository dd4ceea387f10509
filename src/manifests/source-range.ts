/**
 * A place in a file, as editors count: lines and columns start at 1, and columns count UTF-16
 * units. A byte order mark has no column.
 */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** From the first character to the position after the last. */
export interface SourceRange {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

/** A place in a file as editors count: lines and columns from 1, columns in UTF-16 units. A byte order mark has no column. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** From the first character of something to behind its last. */
export interface SourceRange {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

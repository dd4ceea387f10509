import { LineCounter } from './line-counter';
import type { SourcePosition } from './source-range';

/** Lines and columns of a part of a file. */
export class TextLines {
  private readonly lines: LineCounter;
  private first?: SourcePosition;

  /** @param origin the place of the first character in the file, evaluated when it is needed */
  constructor(text: string, private readonly origin: () => SourcePosition) {
    this.lines = new LineCounter(text);
  }

  public at(offset: number): SourcePosition {
    this.first ??= this.origin();
    const { line, start } = this.lines.at(offset);
    return {
      line: this.first.line + line,
      column: offset - start + (line === 0 ? this.first.column : 1),
    };
  }
}

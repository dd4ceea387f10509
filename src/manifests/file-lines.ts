import { LineCounter } from './line-counter';
import type { SourcePosition } from './source-range';

/**
 * The lines of a file, by the offsets of its bytes. A huge file is never decoded as a whole for one
 * place in it.
 */
export class FileLines {
  private readonly lines: LineCounter;
  /** The last line, because all findings of a file of JSON can be in one line. */
  private last?: { readonly start: number; readonly text: string };

  /**
   * @param latin1 the bytes, each as one character
   * @param begin the offset of the first character after a byte order mark
   */
  constructor(private readonly latin1: string, private readonly begin: number) {
    this.lines = new LineCounter(latin1);
  }

  public at(offset: number): SourcePosition {
    const { line, start } = this.lines.at(offset);
    return { line: line + 1, column: this.decode(start, offset).length + 1 };
  }

  /** A line by its number, starting at 1, without its line break. */
  public text(line: number): string | undefined {
    const start = Number.isInteger(line) && line >= 1 ? this.lines.startOf(line - 1) : undefined;
    if (start === undefined) {
      return undefined;
    }
    if (this.last?.start !== start) {
      const end = this.latin1.indexOf('\n', start);
      this.last = { start, text: this.decode(start, end === -1 ? this.latin1.length : end).replace(/\r$/u, '') };
    }
    return this.last.text;
  }

  private decode(from: number, to: number): string {
    return Buffer.from(this.latin1.slice(Math.max(from, this.begin), to), 'latin1').toString('utf8');
  }
}

/**
 * Finds the lines of offsets. It walks from the last requested line, because places in one document
 * are close together.
 */
export class LineCounter {
  private line = 0;
  private start = 0;

  constructor(private readonly text: string) {}

  /** The number of the line, starting at 0, and the offset of its start. */
  public at(offset: number): { readonly line: number; readonly start: number } {
    while (this.start > offset) {
      this.start = this.start < 2 ? 0 : this.text.lastIndexOf('\n', this.start - 2) + 1;
      this.line--;
    }
    for (let next = this.endOf(this.start); next <= offset && next > 0; next = this.endOf(next)) {
      this.start = next;
      this.line++;
    }
    return { line: this.line, start: this.start };
  }

  /** The start of the line after a line. Undefined if that line does not exist. */
  public startOf(line: number): number | undefined {
    while (this.line > line) {
      this.at(this.start - 1);
    }
    while (this.line < line) {
      const next = this.endOf(this.start);
      if (next === 0) {
        return undefined;
      }
      this.at(next);
    }
    return this.start;
  }

  /** The start of the next line, or 0. */
  private endOf(start: number): number {
    return this.text.indexOf('\n', start) + 1;
  }
}

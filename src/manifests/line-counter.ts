/** Tells the lines of offsets. It walks from the last one that was asked for: places in one document lie close together. */
export class LineCounter {
  private line = 0;
  private start = 0;

  constructor(private readonly text: string) {}

  /** The number of the line, from 0, and where it starts. */
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

  /** Where the line after one starts; undefined for a line that is not there. */
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

  /** Where the next line starts, or 0. */
  private endOf(start: number): number {
    return this.text.indexOf('\n', start) + 1;
  }
}

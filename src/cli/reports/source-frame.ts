import { characterWidth } from './character-width';
import type { SourceRange } from '../../manifests';
import { Painter } from '../colors';
import type { LocatedFinding } from '../located-finding';
import { printable } from '../printable';

/** The number of lines shown of a multi-line value. */
const MOST_LINES = 4;

/**
 * How much of a long line is shown, in UTF-16 units: before the place, and from the start of the
 * place on.
 */
const BEFORE = 60;
const FROM_PLACE = 80;

const TAB = '    ';
const CUT = '...';

/** The lines of a place with their numbers, and carets below the first line of the place. */
export function sourceFrame({ file, range }: Pick<LocatedFinding, 'file' | 'range'>, painter: Painter): string[] {
  if (range === undefined) {
    return [];
  }
  const { start, end } = range;
  const last = Math.min(end.line, start.line + MOST_LINES - 1);
  const gutter = String(last).length;
  const margin = (label: string) => painter.faint(`${label.padStart(gutter)} |`);
  const lines: string[] = [];
  for (let number = start.line; number <= last; number++) {
    const line = file.lineAt(number);
    if (line !== undefined) {
      const part = marked(line, columnsIn(line, number, range));
      lines.push(`${margin(String(number))} ${part.text}`.trimEnd());
      if (number === start.line) {
        lines.push(`${margin('')} ${painter.error(part.carets)}`);
      }
    }
  }
  return lines.length === 0 ? [] : [margin(''), ...lines, ...end.line > last ? [painter.faint(CUT.padStart(gutter))] : []];
}

interface Columns {
  /** Offsets in the line, starting at 0: the first, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** The part of a line that a place covers. Lines after the first exclude their indentation. */
function columnsIn(line: string, number: number, { start, end }: SourceRange): Columns {
  const indent = line.length - line.trimStart().length;
  return {
    from: number === start.line ? start.column - 1 : indent,
    to: number === end.line ? end.column - 1 : line.length,
  };
}

interface MarkedLine {
  readonly text: string;
  readonly carets: string;
}

function marked(line: string, { from, to }: Columns): MarkedLine {
  const windowFrom = betweenCharacters(line, Math.max(0, from - BEFORE));
  const windowTo = betweenCharacters(line, Math.min(line.length, from + FROM_PLACE));
  const before = rendered(line.slice(windowFrom, from));
  const within = rendered(line.slice(from, Math.min(to, windowTo)));
  const after = rendered(line.slice(Math.max(from, Math.min(to, windowTo)), windowTo));
  const [cutBefore, cutAfter] = [windowFrom > 0 ? CUT : '', windowTo < line.length ? CUT : ''];
  return {
    text: cutBefore + before.text + within.text + after.text + cutAfter,
    carets: ' '.repeat(cutBefore.length + before.width) + '^'.repeat(Math.max(1, within.width)),
  };
}

/** Never splits a surrogate pair. */
function betweenCharacters(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return code >= 0xDC00 && code <= 0xDFFF ? offset - 1 : offset;
}

function rendered(part: string): { text: string; width: number } {
  const text = printable(part.replace(/\t/gu, TAB));
  return { text, width: [...text].reduce((sum, character) => sum + characterWidth(character), 0) };
}

import {
  CARRIAGE_RETURN, HASH, HYPHEN, LINE_FEED, PERCENT, SPACE, TAB,
} from './characters';

/** The position of a document in the bytes of its file. */
export interface DocumentRange {
  readonly from: number;
  /** The end of the YAML: the next separator, or a line `...` before it. */
  readonly end: number;
  /** The next separator, or the end of the file. */
  readonly to: number;
  /** The first content between the line `...` and the next separator. kubectl ignores it. */
  readonly ignored?: number;
}

/** Files that Windows programs have concatenated contain the byte order mark of each part. */
const BYTE_ORDER_MARK = '\xEF\xBB\xBF';

/**
 * Finds the documents of a YAML file by its lines, as kubectl does. A document starts at a line
 * `---` and ends before the next such line. Only the part before a line `...` is read. Directives
 * come before their `---`. A part with only comments is not a document.
 *
 * @param latin1 the bytes of the file, each as one character
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/util/yaml/decoder.go
 */
export function documentRanges(latin1: string, begin: number): DocumentRange[] {
  const ranges: DocumentRange[] = [];
  const ends = markers(latin1, '...', begin);
  let nextEnd = 0;
  let from = begin;
  let hasDirectives = false;
  for (const to of [...markers(latin1, '---', begin), latin1.length]) {
    const content = firstContent(latin1, from, to);
    if (content < to) {
      if (!hasDirectives && latin1.charCodeAt(content) === PERCENT && latin1.charCodeAt(to) === HYPHEN) {
        hasDirectives = true;
        continue;
      }
      while (nextEnd < ends.length && ends[nextEnd] <= content) {
        nextEnd++;
      }
      const end = Math.min(ends[nextEnd] ?? to, to);
      const ignored = end === to ? to : firstContent(latin1, end + 3, to);
      ranges.push({
        from: latin1.startsWith(BYTE_ORDER_MARK, content - 3) ? content : from, end, to, ...ignored < to ? { ignored } : {},
      });
    }
    hasDirectives = false;
    // kubectl reads a separator with a comment directly after it, which is not YAML.
    from = latin1.charCodeAt(to + 3) === HASH ? to + 3 : to;
  }
  return ranges;
}

/** Offsets of a marker at the start of a line, followed by nothing or white space. */
function markers(latin1: string, marker: string, begin: number): number[] {
  const found: number[] = [];
  const add = (offset: number) => {
    const next = latin1.charCodeAt(offset + 3);
    if (Number.isNaN(next) || isBlank(next) || (next === HASH && marker === '---' && offset > begin)) {
      found.push(offset);
    }
  };
  if (latin1.startsWith(marker, begin)) {
    add(begin);
  }
  const line = `\n${marker}`;
  for (let at = latin1.indexOf(line, begin); at !== -1; at = latin1.indexOf(line, at + 1)) {
    add(at + 1);
  }
  return found;
}

/**
 * The offset of the first character after the marker, comments, white space and byte order marks,
 * or `to` if there is none.
 */
function firstContent(latin1: string, from: number, to: number): number {
  let at = latin1.startsWith('---', from) ? from + 3 : from;
  while (at < to) {
    const code = latin1.charCodeAt(at);
    if (code === HASH) {
      at = endOfLine(latin1, at);
    } else if (isBlank(code)) {
      at++;
    } else if (latin1.startsWith(BYTE_ORDER_MARK, at)) {
      at += 3;
    } else {
      break;
    }
  }
  return Math.min(at, to);
}

function endOfLine(latin1: string, from: number): number {
  let at = from;
  while (at < latin1.length && latin1.charCodeAt(at) !== LINE_FEED && latin1.charCodeAt(at) !== CARRIAGE_RETURN) {
    at++;
  }
  return at;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB;
}

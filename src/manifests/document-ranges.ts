import {
  CARRIAGE_RETURN, DOT, HASH, HYPHEN, LINE_FEED, PERCENT, SPACE, TAB,
} from './characters';

/** The position of a document in the bytes of its file. */
export interface DocumentRange {
  readonly from: number;
  readonly to: number;
}

/** Files that Windows programs have concatenated contain the byte order mark of each part. */
const BYTE_ORDER_MARK = '\xEF\xBB\xBF';

/**
 * Finds the documents of a YAML file by its lines, as kubectl does. A document starts at a line
 * `---` and ends at the next, or at a line `...`. Directives come before their `---`. A part with
 * only comments is not a document.
 *
 * @param latin1 the bytes of the file, each as one character
 */
export function documentRanges(latin1: string, begin: number): DocumentRange[] {
  const ranges: DocumentRange[] = [];
  let from = begin;
  let hasDirectives = false;
  for (const marker of [...markers(latin1, begin), latin1.length]) {
    const content = firstContent(latin1, from, marker);
    if (content < marker) {
      if (!hasDirectives && latin1.charCodeAt(content) === PERCENT && latin1.charCodeAt(marker) === HYPHEN) {
        hasDirectives = true;
        continue;
      }
      ranges.push({ from: latin1.startsWith(BYTE_ORDER_MARK, content - 3) ? content : from, to: marker });
    }
    hasDirectives = false;
    from = latin1.charCodeAt(marker) === DOT ? marker + 3 : marker;
  }
  return ranges;
}

/** Offsets of `---` and `...` at the start of a line, followed by nothing or white space. */
function markers(latin1: string, begin: number): number[] {
  const found: number[] = [];
  const add = (offset: number) => {
    if (offset + 3 >= latin1.length || isBlank(latin1.charCodeAt(offset + 3))) {
      found.push(offset);
    }
  };
  if (latin1.startsWith('---', begin) || latin1.startsWith('...', begin)) {
    add(begin);
  }
  for (const marker of ['\n---', '\n...']) {
    for (let at = latin1.indexOf(marker, begin); at !== -1; at = latin1.indexOf(marker, at + 1)) {
      add(at + 1);
    }
  }
  return found.sort((a, b) => a - b);
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

import type { ExplainedOffset } from './yaml-problems';
import { quoted } from '../facts/errors';

// eslint-disable-next-line no-control-regex -- the expression searches for them
const control = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/u;
const directive = /^(?:\uFEFF|[ \t]*(?:#.*)?\r?\n)*%/u;
const separator = /(?:^|\n)---(?![ \t]*\r?(?:\n|$|#))/u;
const documentEnd = /^(?:---.*\n)?(?:[ \t]*(?:#.*)?\r?\n)*\.\.\.(?=\s|$)/u;

/** Line breaks of YAML 1.1 that YAML 1.2 and editors treat as ordinary characters. */
const oldBreak = /[\x85\u2028\u2029]/gu;

/**
 * Why kubectl refuses a document before it reads a value, or undefined. js-yaml accepts all of
 * these documents.
 * @see https://github.com/yaml/go-yaml/blob/v2/readerc.go
 */
export function streamProblem(text: string): ExplainedOffset | undefined {
  const found = separator.exec(text);
  if (found !== null) {
    return {
      message: 'kubectl does not accept content on a line that starts with ---',
      fix: 'Write --- on a line of its own.',
      offset: text.indexOf('-', found.index),
    };
  }
  if (text.includes('%') && directive.test(text)) {
    return { message: 'kubectl does not accept YAML directives such as %YAML', fix: 'Remove the directive.', offset: text.indexOf('%') };
  }
  if (text.includes('...') && documentEnd.test(text)) {
    return {
      message: 'the document starts with the line ..., which ends a document',
      fix: 'Remove the line.',
      offset: text.indexOf('...'),
    };
  }
  const character = control.exec(text);
  return character === null ? undefined : {
    message: `the document contains the control character ${quoted(character[0])}`,
    fix: 'Remove it, or write it as an escape in double quotes.',
    offset: character.index,
  };
}

/** The text with LF in place of the other line breaks of YAML 1.1. All offsets stay the same. */
export function withLineFeeds(text: string): string {
  return text.replace(oldBreak, '\n');
}

/** The first line break of YAML 1.1 that YAML 1.2 does not have, or -1. */
export function oldBreakAt(text: string): number {
  return text.search(oldBreak);
}

/** Such a character in the form in which users know it: `U+0085`. */
export function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

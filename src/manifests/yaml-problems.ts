import type { YAMLException } from 'js-yaml';
import type { ExpansionProblem } from './expansion';
import type { InputProblem } from './manifest-set';
import { MAX_DEPTH } from './node-log';
import type { TextLines } from './text-lines';
import { quoted } from '../facts/errors';

/** A problem or a remark at an offset in a document. */
export interface ExplainedOffset extends Pick<InputProblem, 'message' | 'fix'> {
  readonly offset: number;
}

type Text = Pick<InputProblem, 'message' | 'fix'>;

const unescapedBackslash = 'Write \\\\ for each backslash, or put the value in single quotes, where a backslash is literal.';
const whitespace = 'Indent all lines of one mapping or list to the same column.';
const colon = 'Put a space after the colon of a key, and quotes around a value that contains ": ".';

/** The messages of js-yaml, reworded for users. The first match counts. */
const texts: readonly (readonly [reason: RegExp, text: (match: RegExpExecArray, context: ErrorContext) => Text])[] = [
  [/^unexpected end of the (stream|document) within a (.*)$/u, ([, , what]) => ({
    message: `the document ends inside a ${unclosed[what] ?? what}`, fix: 'Close it, or write the file again if its end is missing.',
  })],
  [/^tab characters must not be used in indentation/u, () => tab],
  [/^unknown escape sequence|^expected hexadecimal character/u, (_, { escape }) => ({
    message: `${quoted(escape)} in double quotes is not a YAML escape`, fix: unescapedBackslash,
  })],
  [/^unidentified alias "(.*)"$/u, ([, name]) => ({
    message: `the alias *${name} has no anchor &${name} before it in this document`, fix: 'Put quotes around a string that starts with *, or use the name of an anchor.',
  })],
  [/^nesting exceeded maxDepth/u, () => depth],
  [/^merge keys exceeded|^abnormal merge sequence size/u, () => size],
  [/non-printable characters|^expected valid JSON character/u, (_, { control }) => ({
    message: control === undefined ? 'a string contains a control character' : `a string contains the control character ${quoted(control)}`,
    fix: 'Remove it, or write it as an escape in double quotes.',
  })],
  [/^duplicated mapping key/u, () => ({ message: 'a key is repeated', fix: 'Keep one of the keys.' })],
  [/^end of the stream or a document separator is expected/u, (_, { isInBrackets, startsWithTab }) => (
    isInBrackets ? continued : startsWithTab ? tab : indentation
  )],
  [/^bad indentation of a (mapping|sequence) entry/u, (_, { startsWithTab }) => (startsWithTab ? tab : indentation)],
  [/^can not read a block mapping entry|^can not read an implicit mapping pair/u, (_, { startsWithTab }) => (
    startsWithTab ? tab : { message: 'a key has no colon after it', fix: colon }
  )],
  [/^a whitespace character is expected after the key-value separator/u, () => ({ message: 'there is no space after the colon of a key', fix: colon })],
  [/^missed comma between flow collection entries/u, () => ({
    message: 'a comma or the closing bracket is missing', fix: 'Complete the list or mapping, or put quotes around a string that starts with a bracket.',
  })],
  [/^expected a single document/u, () => ({
    message: 'the lines end with CR alone, so Kubernetes reads the whole file as one line', fix: 'Save it with LF or CR LF at the end of lines.',
  })],
  [/^missing indentation for block scalar/u, () => ({ message: 'the text after | or > is not indented', fix: whitespace })],
];

const indentation: Text = { message: 'the indentation does not match the lines above', fix: whitespace };
const continued: Text = {
  message: 'the document continues after its closing bracket',
  fix: 'Remove the rest, or write --- on a line before it.',
};
const tab: Text = { message: 'the indentation contains a tab', fix: 'Indent with spaces. YAML does not allow tabs in indentation.' };
const depth: Text = { message: `the document is nested deeper than ${MAX_DEPTH} levels`, fix: 'Remove levels. No manifest needs this many.' };
const size: Text = { message: 'aliases expand the document to many times its size', fix: 'Write out the values instead of using aliases.' };

const unclosed: Readonly<Record<string, string>> = {
  'double quoted scalar': 'double-quoted string',
  'single quoted scalar': 'single-quoted string',
  'flow collection': 'list or mapping in brackets',
  'verbatim tag': 'tag',
};

/** What kubectl does with a comment that JSON does not have. */
export const jsonComment: Text = { message: 'the document starts with a comment, but JSON does not have comments', fix: 'Remove the comments.' };

export function startsWithJsonComment(text: string): boolean {
  return /^\s*\/[/*]/u.test(text);
}

const template: Text = {
  message: 'this is a Helm template that is not rendered: {{ is not valid YAML',
  fix: 'Run helm template first, and check its output.',
};

/** The character at the position where js-yaml stopped. */
interface ErrorContext {
  readonly escape: string;
  readonly control?: string;
  readonly startsWithTab: boolean;
  /** Whether the whole document is a list or mapping in brackets. */
  readonly isInBrackets: boolean;
}

/** Describes the problem of a document that js-yaml cannot read. */
export function yamlProblem({ reason, mark }: Omit<YAMLException, 'mark'> & { mark?: YAMLException['mark'] }, text: string, lines: TextLines): InputProblem {
  if (/\{\{.*\}\}/u.test(text)) {
    return templateProblem(text, lines);
  }
  if (startsWithJsonComment(text)) {
    return { ...jsonComment, range: rangeAt(lines, text.indexOf('/')) };
  }
  const end = Math.min(mark?.position ?? 0, text.trimEnd().length);
  const position = reason.includes('multiline key') ? contentAbove(text, end) : end;
  const controlAt = /non-printable|valid JSON/u.test(reason) ? lastControl(text, position) : undefined;
  const context = contextOf(text, position, controlAt);
  const match = texts.map(([pattern, make]) => ({ found: pattern.exec(reason), make })).find(({ found }) => found !== null);
  const { message, fix } = match === undefined
    ? { message: `YAML cannot be read here: ${reason}`, fix: 'Correct it. kubectl cannot read it either.' }
    : match.make(match.found!, context);
  return { message, fix, range: rangeAt(lines, controlAt ?? position) };
}

/** Describes the problem of a document with expanding aliases. */
export function expansionText(problem: ExpansionProblem, text: string, lines: TextLines): InputProblem {
  const alias = text.search(/(?<=[\s,[{:-])\*[^\s,[\]{}]/u);
  const words = { size, depth, cycle: { message: 'an alias is inside the value that it repeats', fix: 'Write out the values. The alias would repeat endlessly.' } }[problem];
  return { ...words, range: rangeAt(lines, Math.max(alias, 0)) };
}

/** The same with lines and columns. */
export function located({ message, fix, offset }: ExplainedOffset, lines: TextLines): InputProblem {
  return { message, fix, range: rangeAt(lines, offset) };
}

export function templateProblem(text: string, lines: TextLines): InputProblem {
  return { ...template, range: rangeAt(lines, Math.max(text.search(/\{\{/u), 0), 2) };
}

/**
 * js-yaml treats a line without a colon as the first line of a two-line key, and notices it at the
 * end of the second line.
 */
function contentAbove(text: string, position: number): number {
  const above = text.slice(0, text.lastIndexOf('\n', position - 1) + 1).trimEnd();
  const start = above.lastIndexOf('\n') + 1;
  return start + /^[ \t]*/u.exec(above.slice(start))![0].length;
}

function contextOf(text: string, position: number, controlAt: number | undefined): ErrorContext {
  const lineStart = Math.max(text.lastIndexOf('\n', position - 1), text.lastIndexOf('\r', position - 1)) + 1;
  const backslash = text.lastIndexOf('\\', position);
  return {
    escape: text.slice(backslash, Math.max(position + 1, backslash + 2)),
    control: controlAt === undefined ? undefined : text[controlAt],
    startsWithTab: /^ *\t/u.test(text.slice(lineStart, lineStart + 200)),
    isInBrackets: /^(?:---)?\s*[[{]/u.test(text),
  };
}

// eslint-disable-next-line no-control-regex -- the expression searches for them
const control = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/u;

/** js-yaml reports the end of the string that contains the character. */
function lastControl(text: string, position: number): number | undefined {
  for (let at = Math.min(position, text.length - 1); at >= 0; at--) {
    if (control.test(text[at])) {
      return at;
    }
  }
  return undefined;
}

function rangeAt(lines: TextLines, offset: number, length = 1): InputProblem['range'] {
  const start = lines.at(offset);
  return { start, end: { line: start.line, column: start.column + length } };
}

import { Problem, quoted } from '../errors';

const flags = /^\(\?(?:[imsU]+(?:-[imsU]+)?|-[imsU]+)\)/u;
const group = /^\((?:\?(?:P?<[A-Za-z_][A-Za-z0-9_]*>|[imsU]*(?:-[imsU]+)?:))?(?!\?)/u;
// An unclosed quotation would include what the exporter puts around the expression.
const quotation = /^\\Q.*?\\E/u;
const escape = /^\\(?:[1-7][0-7]{1,2}|0[0-7]{0,2}|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]{1,6}\}|[pP](?:[A-Z]|\{\^?[A-Za-z_]+\})|[dDsSwWbBAzaftnrv]|[ -/:-@[-`{-~])/u;
const characterClass = /^\[\^?(?:\[:\^?[a-z]+:\]|\\.|[^\\])(?:\[:\^?[a-z]+:\]|\\.|[^\]\\])*\]/u;
const classPart = /\\(?:[0-7]{1,3}|x\{[0-9A-Fa-f]+\}|x[0-9A-Fa-f]{2}|[pP](?:\{[^}]*\}|.)|.)|[^]/gu;
const controls = new Map([['\\a', 7], ['\\t', 9], ['\\n', 10], ['\\v', 11], ['\\f', 12], ['\\r', 13]]);
const repetition = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/u;

/**
 * Why a string is not a regular expression for windows_exporter, or undefined. The exporter
 * compiles it by the rules of RE2, which has no lookaround and no references to groups. If the
 * exporter cannot compile an expression, it ends at start.
 * @see https://pkg.go.dev/regexp/syntax
 */
export function expressionProblem(what: string, text: string): Problem | undefined {
  if (typeof text !== 'string' || text === '') {
    return { message: `${what} ${quoted(text)} is empty`, fix: 'Leave it out, or use a regular expression that matches whole names.' };
  }
  const reason = /[\u0000-\u001f\u007f\u0085\u2028\u2029\ud800-\udfff\ufffe\uffff]/u.test(text)
    ? 'it contains a control character, most likely from a backslash escape in a string literal'
    : syntaxProblem(text);
  return reason === undefined ? undefined : { message: `${what} ${quoted(text)} is not a regular expression that windows_exporter accepts: ${reason}`, fix: fixOf(reason) };
}

const NO_LOOKAROUND = 'RE2 has no lookaround';
const NO_REFERENCES = 'RE2 has no references to groups';

function fixOf(reason: string): string {
  return reason === NO_LOOKAROUND
    ? 'Use the "exclude" option next to "include" for names to leave out.'
    : 'For the syntax, see https://pkg.go.dev/regexp/syntax.';
}

function syntaxProblem(text: string): string | undefined {
  let depth = 0;
  let repeatable = false;
  for (let rest = text; rest !== '';) {
    const [taken, problem] = nextToken(rest, repeatable);
    if (problem !== undefined) {
      return problem;
    }
    depth += taken === ')' ? -1 : taken.startsWith('(') && !taken.endsWith(')') ? 1 : 0;
    if (depth < 0) {
      return 'a ")" has no matching "("';
    }
    repeatable = isRepeatable(taken);
    rest = rest.slice(taken.length);
  }
  return depth > 0 ? 'a "(" is never closed' : undefined;
}

/** The first token of the rest of the expression, or what is wrong with it. */
function nextToken(rest: string, repeatable: boolean): [string, string?] {
  if (/^\(\?<?[=!]/u.test(rest)) {
    return ['', NO_LOOKAROUND];
  }
  switch (rest[0]) {
    case '\\':
      return tokenOr(quotation.exec(rest) ?? escape.exec(rest), /^\\[1-9k]/u.test(rest) ? NO_REFERENCES : `RE2 does not support ${quoted(rest.slice(0, 2))}`);
    case '(':
      return tokenOr(flags.exec(rest) ?? group.exec(rest), `RE2 does not support the group ${quoted(rest.slice(0, 4))}`);
    case '[':
      return classToken(rest);
    default:
      return repetitionToken(rest, repeatable);
  }
}

function classToken(rest: string): [string, string?] {
  const [token] = characterClass.exec(rest) ?? [];
  if (token === undefined) {
    return ['', 'a "[" is never closed'];
  }
  const inside = token.replace(/^\[\^?|\]$/gu, '').replace(/\[:\^?[a-z]+:\]/gu, '');
  const wrongEscape = [...inside.matchAll(/\\.[^\\]*/gu)].find(([part]) => !escape.test(part) || /^\\[bBAz]/u.test(part));
  return wrongEscape === undefined ? [token, rangeProblem(inside)] : ['', `RE2 does not support ${quoted(wrongEscape[0].slice(0, 2))} inside brackets`];
}

function rangeProblem(inside: string): string | undefined {
  const parts = inside.match(classPart) ?? [];
  for (let index = 0; index < parts.length; index++) {
    const from = codeOf(parts[index]);
    if (from !== undefined && parts[index + 1] === '-' && index + 2 < parts.length) {
      const to = codeOf(parts[index + 2]);
      if (to === undefined || to < from) {
        return `the range ${quoted(parts.slice(index, index + 3).join(''))} has its ends in the wrong order`;
      }
      index += 2;
    }
  }
  return undefined;
}

/**
 * The code of the character that a part of a class represents, or undefined if the part is a class
 * itself.
 */
function codeOf(part: string): number | undefined {
  if (!part.startsWith('\\')) {
    return part.codePointAt(0);
  }
  const [, octal, hexadecimal] = /^\\(?:([0-7]+)|x\{?([0-9A-Fa-f]+)\}?)$/u.exec(part) ?? [];
  if (octal !== undefined || hexadecimal !== undefined) {
    return octal === undefined ? parseInt(hexadecimal, 16) : parseInt(octal, 8);
  }
  return /^\\[pPdDsSwW]/u.test(part) ? undefined : controls.get(part) ?? part.codePointAt(1);
}

function repetitionToken(rest: string, repeatable: boolean): [string, string?] {
  const match = repetition.exec(rest);
  if (match === null) {
    return [String.fromCodePoint(rest.codePointAt(0)!)];
  }
  const [token, min, max] = match;
  if (!repeatable) {
    return ['', `${quoted(token)} has nothing to repeat`];
  }
  const [from, to] = [Number(min ?? 0), Number(max || min || 0)];
  return from > 1000 || to > 1000 || to < from ? ['', `${quoted(token)} is not a valid repetition`] : [token];
}

function tokenOr(match: RegExpExecArray | null, problem: string): [string, string?] {
  return match === null ? ['', problem] : [match[0]];
}

/**
 * Whether a repetition can follow: not after an opening, an alternative, flags or another
 * repetition.
 */
function isRepeatable(token: string): boolean {
  return token !== '|' && !token.startsWith('(') && !repetition.test(token);
}

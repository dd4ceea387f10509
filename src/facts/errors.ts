/**
 * An error for people: rule id, what is wrong with which value, why, and what to do instead.
 * jsii hands only the text to other languages, so the text carries everything.
 */
export function userError(problem: Problem): Error {
  return new Error(problemText(problem));
}

/** Throws the problem, if there is one. */
export function throwProblem(problem: Problem | undefined): void {
  if (problem !== undefined) {
    throw userError(problem);
  }
}

/** One thing that is wrong with a value, in words for the person who wrote it. */
export interface Problem {
  /** The rule that says so, where there is one (`HPC013`). */
  readonly rule?: string;
  /** What is wrong: lower-case start, the value quoted, no full stop. */
  readonly message: string;
  /** What to do instead: a sentence. */
  readonly fix: string;
}

export function problemText(problem: Problem): string {
  const rule = problem.rule === undefined ? '' : `[${problem.rule}] `;
  return `${rule}${problem.message}. ${problem.fix}`;
}

// Control and format characters, halves of surrogate pairs, line separators, and every space but the common one.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/**
 * The value as it can be printed on one line: control and invisible characters are escaped, long values are cut. Of classes, functions and
 * objects it says what they are.
 */
export function quoted(value: unknown): string {
  if (typeof value === 'function') {
    return `the ${value.toString().startsWith('class') ? 'class' : 'function'} ${value.name}`.trimEnd();
  }
  if (Array.isArray(value)) {
    return `[${value.slice(0, 5).map(quoted).join(', ')}${value.length > 5 ? ', ...' : ''}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const name = value.constructor?.name;
    return name === undefined || name === 'Object' ? 'an object' : `an object of ${name}`;
  }
  if (typeof value !== 'string') {
    return String(value);
  }
  const shown = visible(value);
  return shown.length > 160 ? `"${shown.slice(0, 150)}..." (${value.length} characters)` : `"${shown}"`;
}

/** The text on one line, with control and invisible characters escaped: nothing in it can steer a terminal. */
export function visible(text: string): string {
  return /^[ -~]*$/u.test(text) ? text : text.replace(invisible, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const short: Record<string, string> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r' };
  const code = character.codePointAt(0)!.toString(16);
  return short[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`);
}

/** Throws unless the value is a whole number in the range: numbers from other languages arrive as floats. */
export function checkInteger(what: string, value: number, range: { min: number; max?: number }): void {
  const max = range.max ?? 2147483647;
  if (!Number.isInteger(value) || value < range.min || value > max) {
    throw userError({ message: `${what} is ${quoted(value)}`, fix: `Give a whole number from ${range.min} to ${max}.` });
  }
}

/**
 * An error for users: the rule id, the problem with the value quoted, the reason, and the remedy.
 * jsii passes only the message to other languages, so the message contains everything.
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

/** A problem of a value, in the words of the user. */
export interface Problem {
  /** The id of the rule, if there is one (`HPC013`). */
  readonly rule?: string;
  /** What is wrong, with the value quoted. It starts in lowercase and has no full stop. */
  readonly message: string;
  /** What to do instead: a sentence. */
  readonly fix: string;
}

export function problemText(problem: Problem): string {
  const rule = problem.rule === undefined ? '' : `[${problem.rule}] `;
  return `${rule}${problem.message}. ${problem.fix}`;
}

// Control and format characters, lone surrogates, line separators, and every space except U+0020.
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/**
 * The value in a form that prints on one line. Control and invisible characters are escaped, and
 * long values are cut. Classes, functions and objects are described.
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

/**
 * The string on one line, with control and invisible characters escaped, so that it cannot control
 * a terminal.
 */
export function visible(text: string): string {
  return /^[ -~]*$/u.test(text) ? text : text.replace(invisible, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const short: Record<string, string> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r' };
  const code = character.codePointAt(0)!.toString(16);
  return short[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`);
}

/**
 * Throws unless the value is a whole number in the range. Numbers from other languages arrive as
 * floats.
 */
export function checkInteger(what: string, value: number, range: { min: number; max?: number }): void {
  const { min, max = 2147483647 } = range;
  if (!Number.isInteger(value) || value < min || value > max) {
    throw userError({ message: `${what} must be a whole number from ${min} to ${max}, got ${quoted(value)}`, fix: 'Use a number in this range.' });
  }
}

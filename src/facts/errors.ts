/**
 * An error for people: rule id, what is wrong with which value, why, and what to do instead.
 * jsii hands only the text to other languages, so the text carries everything.
 */
export function userError(problem: Problem): Error {
  return new Error(problemText(problem));
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

/** The value as it can be printed on one line: control and invisible characters are escaped, long values are cut. */
export function quoted(value: unknown): string {
  if (typeof value !== 'string') {
    return String(value);
  }
  const visible = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g, escapeCharacter);
  return visible.length > 160 ? `"${visible.slice(0, 150)}..." (${value.length} characters)` : `"${visible}"`;
}

function escapeCharacter(character: string): string {
  const short: Record<string, string> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\v': '\\v', '\f': '\\f', '\r': '\\r' };
  return short[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Throws unless the value is a whole number in the range: numbers from other languages arrive as floats. */
export function checkInteger(what: string, value: number, range: { min: number; max?: number }): void {
  const max = range.max ?? 2147483647;
  if (!Number.isInteger(value) || value < range.min || value > max) {
    throw userError({ message: `${what} is ${value}`, fix: `Give a whole number from ${range.min} to ${max}.` });
  }
}

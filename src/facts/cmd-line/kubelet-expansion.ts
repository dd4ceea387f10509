/** The result of the expansion of one string by kubelet. */
export interface Expansion {
  readonly text: string;
  /**
   * Names whose value is known only when the pod runs. Each appears in the string as `{NAME}`,
   * which is not syntax of any shell.
   */
  readonly unknown: readonly string[];
  /**
   * The part that kubelet garbles: a dollar sign before a character of several bytes, of which
   * kubelet copies only the first.
   */
  readonly garbled?: string;
  /** Whether the string was longer than the limit, so that its end is missing. */
  readonly isCut?: boolean;
}

/**
 * The longest string that an expansion returns. No command line of Windows is longer, and values
 * that refer to each other can double in each step.
 */
export const MAX_EXPANSION = 65_536;

/**
 * The value of a variable: a string, or the kind of unknown value. Undefined if the variable does
 * not exist.
 */
export type Lookup = (name: string) => VariableValue | undefined;

export interface VariableValue {
  /** Undefined if only the running pod knows it. */
  readonly value?: string;
  /** Whether the end of the value is missing, because it is too long. */
  readonly isCut?: boolean;
  /** The unknown value can contain only letters, digits and `. , : - _`. */
  readonly plain?: boolean;
}

const DOLLAR = 0x24;
const PARENTHESIS = 0x28;

/**
 * How kubelet replaces `$(NAME)`: `$$` is a dollar sign, an unknown name stays unchanged, and
 * values are not expanded again. A dollar sign before anything else is literal.
 * @see https://github.com/kubernetes/kubernetes/blob/master/third_party/forked/golang/expansion/expand.go
 */
export function expand(text: string, lookup: Lookup): Expansion {
  if (!text.includes('$')) {
    return { text, unknown: [] };
  }
  const unknown: string[] = [];
  let garbled: string | undefined;
  let expanded = '';
  let from = 0;
  const lastEnd = text.lastIndexOf(')');
  for (let at = text.indexOf('$'); at !== -1 && expanded.length <= MAX_EXPANSION; at = text.indexOf('$', from)) {
    expanded += text.slice(from, at);
    const { read, name, isWide } = referenceAt(text, at, lastEnd);
    const written = text.slice(at, at + read);
    from = at + read;
    if (isWide) {
      garbled ??= written;
    }
    if (name === undefined) {
      expanded += written === '$$' ? '$' : written;
      continue;
    }
    const variable = lookup(name);
    if (variable?.isCut === true) {
      // Longer than any limit too. All these strings share one value, so that they need no memory.
      return { text: variable.value!, unknown, garbled, isCut: true };
    }
    if (variable !== undefined && variable.value === undefined && !variable.plain) {
      unknown.push(name);
    }
    expanded += variable === undefined ? written : variable.value ?? `{${name.replace(/[^\w.-]/gu, '_')}}`;
  }
  expanded += text.slice(from, from + MAX_EXPANSION);
  const isCut = from < text.length - MAX_EXPANSION || expanded.length > MAX_EXPANSION;
  return { text: isCut ? expanded.slice(0, MAX_EXPANSION) : expanded, unknown, garbled, ...isCut ? { isCut } : {} };
}

interface Reference {
  /** The number of characters. */
  readonly read: number;
  /** The name in `$(NAME)`. */
  readonly name?: string;
  readonly isWide?: boolean;
}

/**
 * What follows a dollar sign. Without a closing parenthesis, `$(` is literal.
 *
 * @param lastEnd the last closing parenthesis, so that each character is searched once
 */
function referenceAt(text: string, at: number, lastEnd: number): Reference {
  const next = text.codePointAt(at + 1);
  if (next === DOLLAR) {
    return { read: 2 };
  }
  if (next === PARENTHESIS) {
    const end = at < lastEnd ? text.indexOf(')', at) : -1;
    return end === -1 ? { read: 2 } : { read: end + 1 - at, name: text.slice(at + 2, end) };
  }
  return next !== undefined && next > 0x7F ? { read: next > 0xFFFF ? 3 : 2, isWide: true } : { read: 1 };
}

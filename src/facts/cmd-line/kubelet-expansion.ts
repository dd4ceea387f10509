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
}

/**
 * The value of a variable: a string, or the kind of unknown value. Undefined if the variable does
 * not exist.
 */
export type Lookup = (name: string) => VariableValue | undefined;

export interface VariableValue {
  /** Undefined if only the running pod knows it. */
  readonly value?: string;
  /** The unknown value can contain only letters, digits and `. , : - _`. */
  readonly plain?: boolean;
}

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
  const expanded = text.replace(/\$(?:\$|\(([^)]*)\)|([^\0-\x7f]))/gu, (reference, name?: string, wide?: string) => {
    if (wide !== undefined) {
      garbled ??= reference;
      return reference;
    }
    if (name === undefined) {
      return '$';
    }
    const variable = lookup(name);
    if (variable !== undefined && variable.value === undefined && !variable.plain) {
      unknown.push(name);
    }
    return variable === undefined ? reference : variable.value ?? `{${name.replace(/[^\w.-]/gu, '_')}}`;
  });
  return { text: expanded, unknown, garbled };
}

/** What kubelet makes of one text. */
export interface Expansion {
  readonly text: string;
  /** Names whose value is known only when the pod runs. In the text each stands as `{NAME}`, which no shell takes for syntax. */
  readonly unknown: readonly string[];
  /** The text that kubelet garbles: a dollar sign before a character that takes several bytes, of which it copies only the first. */
  readonly garbled?: string;
}

/** The value of a variable: a text, or what kind of unknown it is. Undefined where the variable does not exist. */
export type Lookup = (name: string) => VariableValue | undefined;

export interface VariableValue {
  /** Undefined where only the running pod knows it. */
  readonly value?: string;
  /** The value, though unknown, can hold nothing but letters, digits and `. , : - _`. */
  readonly plain?: boolean;
}

/**
 * kubelet's replacement of `$(NAME)`: `$$` is a dollar sign, a name that does not exist stays as it is written, and values
 * are not looked into again. A dollar sign before anything else stands for itself.
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

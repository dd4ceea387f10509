const KEPT = 1000;

/**
 * A function that remembers its last results by key. Many workloads of an app have the same
 * accounts and commands.
 */
export function remembered<Input, Result>(keyOf: (input: Input) => string, compute: (input: Input) => Result): (input: Input) => Result {
  const results = new Map<string, Result>();
  return (input) => {
    const key = keyOf(input);
    const known = results.get(key);
    if (known !== undefined) {
      return known;
    }
    if (results.size >= KEPT) {
      results.clear();
    }
    const result = compute(input);
    results.set(key, result);
    return result;
  };
}

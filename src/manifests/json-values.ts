/** The position of a value in a string. */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
}

const token = /"(?:[^"\\]|\\.)*"|[[\]{}'#]/gsu;

/**
 * Finds consecutive JSON objects and lists, as `kubectl get -o json` and jq write them into one
 * file. Returns nothing for other input, which can still be YAML.
 */
export function jsonValues(text: string): ValueRange[] {
  const values: ValueRange[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: found, index } of text.matchAll(token)) {
    if (found === '{' || found === '[') {
      if (depth === 0 && text.slice(from, index).trim() !== '') {
        return [];
      }
      depth++;
    } else if (found === '}' || found === ']') {
      depth--;
      if (depth < 0) {
        return [];
      }
      if (depth === 0) {
        values.push({ from, to: index + 1 });
        from = index + 1;
      }
    } else if (depth === 0 || found === "'" || found === '#') {
      return [];
    }
  }
  return depth === 0 && text.slice(from).trim() === '' ? values : [];
}

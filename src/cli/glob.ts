/**
 * Whether a string matches a pattern. `*` matches any number of characters and `?` matches one,
 * including spaces and slashes.
 */
export function matchesWords(pattern: string, text: string): boolean {
  return expression(pattern, (star) => (star === '?' ? '.' : '.*')).test(text);
}

/**
 * The same for paths. `*` and `?` match within one folder, and `**` matches any number of folders.
 */
export function matchesPath(pattern: string, path: string): boolean {
  return expression(pattern, (star) => (star === '?' ? '[^/]' : star === '*' ? '[^/]*' : star.endsWith('/') ? '(?:.*/)?' : '.*')).test(path);
}

function expression(pattern: string, meaning: (star: string) => string): RegExp {
  const parts = pattern.split(/(\*\*\/|\*+|\?)/u);
  return new RegExp(`^${parts.map((part, index) => (index % 2 === 1 ? meaning(part) : part.replace(/[.+^${}()|[\]\\/]/gu, '\\$&'))).join('')}$`, 'su');
}

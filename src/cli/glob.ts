/** Whether a text is of a pattern in which `*` stands for any number of characters and `?` for one, spaces and slashes among them. */
export function matchesWords(pattern: string, text: string): boolean {
  return expression(pattern, (star) => (star === '?' ? '.' : '.*')).test(text);
}

/** The same for paths: `*` and `?` stay within one folder, `**` leads through any number of them. */
export function matchesPath(pattern: string, path: string): boolean {
  return expression(pattern, (star) => (star === '?' ? '[^/]' : star === '*' ? '[^/]*' : star.endsWith('/') ? '(?:.*/)?' : '.*')).test(path);
}

function expression(pattern: string, meaning: (star: string) => string): RegExp {
  const parts = pattern.split(/(\*\*\/|\*+|\?)/u);
  return new RegExp(`^${parts.map((part, index) => (index % 2 === 1 ? meaning(part) : part.replace(/[.+^${}()|[\]\\/]/gu, '\\$&'))).join('')}$`, 'su');
}

/**
 * The arguments that a Windows program parses from its command line. The name of the program ends
 * at the next quote or space and has no escapes. In arguments, backslashes are special only before
 * a quote. The C runtime and `CommandLineToArgvW` agree on every line that the container runtime
 * writes. They differ on doubled quotes inside quotes, which it never writes.
 * @see https://learn.microsoft.com/en-us/cpp/c-language/parsing-c-command-line-arguments
 */
export function programArguments(line: string): string[] {
  const quotedName = /^"([^"]*)"?/u.exec(line);
  const name = quotedName ?? /^[^ \t]*/u.exec(line)!;
  const found = [quotedName === null ? name[0] : quotedName[1]];
  let at = skipBlanks(line, name[0].length);
  while (at < line.length) {
    const { argument, end } = readArgument(line, at);
    found.push(argument);
    at = skipBlanks(line, end);
  }
  return found;
}

function readArgument(line: string, start: number): { argument: string; end: number } {
  let argument = '';
  let inQuotes = false;
  let backslashes = 0;
  let at = start;
  for (; at < line.length && (inQuotes || !isBlank(line[at])); at++) {
    const character = line[at];
    if (character === '\\') {
      backslashes++;
      continue;
    }
    if (character !== '"') {
      argument += '\\'.repeat(backslashes) + character;
    } else {
      argument += '\\'.repeat(Math.floor(backslashes / 2));
      if (backslashes % 2 === 1) {
        argument += '"';
      } else {
        inQuotes = !inQuotes;
      }
    }
    backslashes = 0;
  }
  return { argument: argument + '\\'.repeat(backslashes), end: at };
}

function skipBlanks(line: string, start: number): number {
  let at = start;
  while (at < line.length && isBlank(line[at])) {
    at++;
  }
  return at;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t';
}

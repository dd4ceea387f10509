/**
 * One argument as the container runtime writes it into a command line: quoted if it is empty or
 * contains a space or a tab, with a backslash before each quote, and backslashes doubled before a
 * quote. Nothing else is protected, so this is right for the program but does not protect from
 * cmd.exe.
 * @see https://github.com/golang/sys/blob/master/windows/exec_windows.go
 */
export function escapeArg(argument: string): string {
  const quoted = isQuoted(argument);
  if (!quoted && !argument.includes('"')) {
    return argument;
  }
  let escaped = '';
  let backslashes = 0;
  for (const character of argument) {
    escaped += character === '"' ? `${'\\'.repeat(backslashes)}\\"` : character;
    backslashes = character === '\\' ? backslashes + 1 : 0;
  }
  return quoted ? `"${escaped}${'\\'.repeat(backslashes)}"` : escaped;
}

/** Whether the runtime puts quotes around this argument. */
export function isQuoted(argument: string): boolean {
  return argument === '' || argument.includes(' ') || argument.includes('\t');
}

/**
 * How cmd.exe reads the string after `cmd /c`. The sources are `cmd /?`, the experiments that
 * https://stackoverflow.com/a/4095133 collects, and wine, whose cmd.exe is a second witness in
 * test/wine.
 *
 * wine's cmd.exe differs from Windows in a few points, in which the model follows Windows:
 * - wine keeps line breaks. Windows ends the command there
 *   (https://github.com/containerd/containerd/issues/9942);
 * - wine treats `bin/agent.exe` as a path. Windows runs `bin`
 *   (https://github.com/npm/cli/issues/2880);
 * - wine starts `agent;1.exe` even if there is an `agent.exe`. Windows starts `agent.exe`;
 * - wine nests quotes. From the fourth quote of a line on, it can treat as quoted what Windows
 *   treats as syntax (never the other way round). On Windows, each quote opens or closes;
 * - wine runs its own `echo` for `echo.exe`. Windows prefers the file.
 */

/**
 * Characters that are syntax outside quotes. Parentheses are not included, because they are syntax
 * only at the start of a command.
 */
const metacharacters = new Set('&|<>^');

/** Characters of one argument that cmd.exe treats as syntax. */
export interface Exposure {
  /** The position of the argument in the list. */
  readonly argument: number;
  /** Each character once, in order. */
  readonly characters: readonly string[];
}

/**
 * The arguments that expose syntax when they are escaped and joined by spaces. For cmd.exe, every
 * quote opens or closes, regardless of the backslashes before it. A quote inside an argument
 * therefore inverts the meaning of everything after it.
 */
export function exposures(escaped: readonly string[]): Exposure[] {
  if (!escaped.some((text) => /[&|<>^]/u.test(text))) {
    return [];
  }
  let quoted = false;
  return escaped.flatMap((text, argument) => {
    const found = new Set<string>();
    for (const character of text) {
      if (character === '"') {
        quoted = !quoted;
      } else if (!quoted && metacharacters.has(character)) {
        found.add(character);
      }
    }
    return found.size === 0 ? [] : [{ argument, characters: [...found] }];
  });
}

/**
 * Whether cmd.exe drops the first and the last quote of the line. It does so if the line starts
 * with a quote, unless there are exactly two quotes, with a space but no special character between
 * them, around the name of an executable (which is assumed here).
 * @see https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/cmd#remarks
 */
export function dropsOuterQuotes(line: string): boolean {
  if (!line.startsWith('"')) {
    return false;
  }
  const [, between, behind] = /^"([^"]*)"?(.*)$/su.exec(line)!;
  return behind.includes('"') || /[&<>()@^|]/u.test(between) || !/[ \t]/u.test(between);
}

/** How cmd.exe misreads an unquoted first word. */
export type FirstWordTrouble =
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'ends'; readonly at: string; readonly name: string }
  | { readonly kind: 'prefix'; readonly character: string };

// A word that starts with these characters is a block, a label, or loses them.
const prefixes = /^[@:(]/u;

/**
 * Why an unquoted first word does not start the program of that name. The word ends at a separator.
 * A slash also ends it, as in `dir/w`, unless the word starts with a slash or a drive.
 */
export function firstWordTrouble(word: string): FirstWordTrouble | undefined {
  if (prefixes.test(word)) {
    return { kind: 'prefix', character: word[0] };
  }
  const builtin = /^[a-z]+(?=$|[+/[\],;=(])|^[a-z]:$/iu.exec(word)?.[0].toLowerCase();
  if (builtin !== undefined && (builtins.has(builtin) || builtin.endsWith(':'))) {
    return { kind: 'builtin', name: builtin };
  }
  const end = /^(?:\/|[a-z]:)/iu.test(word) ? /[\s(),;=]/u.exec(word) : /[\s(),;=/]/u.exec(word);
  return end === null ? undefined : { kind: 'ends', at: end[0], name: word.slice(0, end.index) };
}

/** Whether cmd.exe has a command of this name, in lower case. */
export function isShellBuiltin(name: string): boolean {
  return builtins.has(name);
}

/**
 * Commands that cmd.exe runs itself, even if programs with these names exist.
 * @see https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/windows-commands
 */
const builtins: ReadonlySet<string> = new Set([
  'assoc', 'break', 'call', 'cd', 'chdir', 'cls', 'color', 'copy', 'date', 'del', 'dir', 'dpath', 'echo', 'endlocal', 'erase', 'exit', 'for', 'ftype',
  'goto', 'if', 'keys', 'md', 'mkdir', 'mklink', 'move', 'path', 'pause', 'popd', 'prompt', 'pushd', 'rd', 'rem', 'ren', 'rename', 'rmdir', 'set',
  'setlocal', 'shift', 'start', 'time', 'title', 'type', 'ver', 'verify', 'vol',
]);

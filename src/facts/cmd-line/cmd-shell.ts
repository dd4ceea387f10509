/**
 * What cmd.exe does with the text behind `cmd /c`. Learnt from `cmd /?`, from the experiments that
 * https://stackoverflow.com/a/4095133 collects, and from wine, whose cmd.exe is a witness in test/wine.
 *
 * wine's cmd.exe differs from Windows in a few points, in which the model follows Windows:
 * - wine keeps line breaks; Windows ends the command there (https://github.com/containerd/containerd/issues/9942);
 * - wine takes `bin/agent.exe` for a path; Windows runs `bin` (https://github.com/npm/cli/issues/2880);
 * - wine starts `agent;1.exe` if there is an `agent.exe` too; Windows starts `agent.exe`;
 * - wine nests quotes, so that from the fourth quote of a line on it may take for quoted what Windows takes for syntax (never
 *   the other way round); on Windows each quote opens or closes;
 * - wine runs its own `echo` for `echo.exe`; Windows prefers the file.
 */

/** Characters that are syntax outside quotes. Parentheses are not among them: they are syntax only where a command begins. */
const metacharacters = new Set('&|<>^');

/** Characters of one argument that cmd.exe takes for syntax. */
export interface Exposure {
  /** Position of the argument among those given. */
  readonly argument: number;
  /** Each character once, in order. */
  readonly characters: readonly string[];
}

/**
 * Which arguments, escaped and joined by spaces, expose syntax. For cmd.exe every quote opens or closes, whatever
 * backslashes stand before it; so a quote inside an argument turns the meaning of all that follows.
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
 * Whether cmd.exe drops the first and the last quote of the line. It does so where the line begins with a quote, unless
 * there are exactly two, with a blank but no special character between them, around the name of an executable (which is
 * taken for granted here).
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

// A word that begins with these is a block, a label, or has them dropped.
const prefixes = /^[@:(]/u;

/**
 * What stands between an unquoted first word and the program of that name. The word ends at a separator; a slash ends it
 * too, as in `dir/w`, unless a slash or a drive begins it.
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

/**
 * Commands that cmd.exe runs itself, whatever programs of that name there are.
 * @see https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/windows-commands
 */
const builtins: ReadonlySet<string> = new Set([
  'assoc', 'break', 'call', 'cd', 'chdir', 'cls', 'color', 'copy', 'date', 'del', 'dir', 'dpath', 'echo', 'endlocal', 'erase', 'exit', 'for', 'ftype',
  'goto', 'if', 'keys', 'md', 'mkdir', 'mklink', 'move', 'path', 'pause', 'popd', 'prompt', 'pushd', 'rd', 'rem', 'ren', 'rename', 'rmdir', 'set',
  'setlocal', 'shift', 'start', 'time', 'title', 'type', 'ver', 'verify', 'vol',
]);

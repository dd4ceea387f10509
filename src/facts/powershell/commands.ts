import { PowerShellToken, powerShellTokens } from './tokens';

/** A command in PowerShell code, with what follows it up to the end of the command. */
export interface PowerShellCommand {
  /** The name in the code, without quotes: `Get-Item`, `.\a.exe`. */
  readonly name: string;
  /** Arguments and parameters. The content of strings is without quotes. */
  readonly words: readonly string[];
  readonly tokens: readonly PowerShellToken[];
}

// After these words, a command can start.
const keywords = new Set(['return', 'throw', 'exit', 'in', 'do', 'else', 'try', 'finally', 'process', 'begin', 'end']);
const opening = /^(?:[$@]?\(|@?\{|=|[+\-*/%]=)$/u;

/** The commands in PowerShell code, also those in blocks and parentheses. Strings are not code. */
export function powerShellCommands(code: string): PowerShellCommand[] {
  const tokens = powerShellTokens(code).filter(({ kind }) => kind !== 'comment');
  return tokens.flatMap((token, index) => {
    const before: PowerShellToken | undefined = tokens[index - 1];
    const isCalled = before !== undefined && isCall(before, tokens[index - 2])
      && token.kind !== 'separator' && token.kind !== 'operator';
    if (!isCalled && !(token.kind === 'word' && isCommandName(token.text) && startsCommand(before))) {
      return [];
    }
    const following = untilEnd(tokens, index + 1);
    return [{ name: token.value, words: following.map(({ value }) => value), tokens: following }];
  });
}

/**
 * Relative paths that the code starts, unless the code changes its folder or creates the file
 * itself.
 */
export function relativeCommands(code: string): string[] {
  if (!/\.[\\/]/u.test(code)) {
    return [];
  }
  const commands = powerShellCommands(code);
  return commands.some(({ name }) => changesFolder.has(name.toLowerCase())) ? []
    : commands.map(({ name }) => name).filter((name) => (
      /^\.{1,2}[\\/]/u.test(name) && !commands.some(({ words }) => words.some((word) => isSameFile(word, name)))
    ));
}

/** Whether two strings in the code are the same path. */
export function isSameFile(one: string, other: string): boolean {
  const tidy = (path: string) => path.replace(/\//gu, '\\').replace(/^\.\\/u, '').toLowerCase();
  return tidy(one) === tidy(other);
}

/** The code of nested blocks would otherwise be read once for each block around it. */
const MOST_TOKENS = 500;

const changesFolder = new Set(['cd', 'chdir', 'sl', 'pushd', 'set-location', 'push-location']);

function startsCommand(before: PowerShellToken | undefined): boolean {
  return before === undefined
    || before.kind === 'separator'
    || before.kind === 'operator' && opening.test(before.text)
    || before.kind === 'word' && keywords.has(before.text.toLowerCase());
}

/** The call operators `&` and `.`, at the start of a command. */
function isCall({ kind, text }: PowerShellToken, before: PowerShellToken | undefined): boolean {
  return (kind === 'operator' && text === '&' || kind === 'word' && text === '.') && startsCommand(before);
}

function isCommandName(text: string): boolean {
  return !/^[-+!\d[]/u.test(text) && text !== '.' && !keywords.has(text.toLowerCase());
}

/** The tokens up to the end of the command, with blocks and parentheses in its arguments. */
function untilEnd(tokens: readonly PowerShellToken[], from: number): PowerShellToken[] {
  const last = Math.min(tokens.length, from + MOST_TOKENS);
  let depth = 0;
  for (let index = from; index < last; index++) {
    const { kind, text } = tokens[index];
    if (kind === 'operator' && /[({]$/u.test(text)) {
      depth++;
    } else if (kind === 'operator' && /^[)}]$/u.test(text)) {
      depth--;
    }
    if (depth < 0 || depth === 0 && kind === 'separator') {
      return tokens.slice(from, index);
    }
  }
  return tokens.slice(from, last);
}

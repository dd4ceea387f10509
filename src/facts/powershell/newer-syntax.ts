import { powerShellCommands } from './commands';
import { PowerShellToken, powerShellTokens } from './tokens';

/**
 * The first part of PowerShell code that Windows PowerShell 5.1 refuses and PowerShell 7 accepts,
 * or undefined.
 * @see https://learn.microsoft.com/en-us/powershell/scripting/whats-new/differences-from-windows-powershell
 */
export function newerSyntaxIn(code: string): string | undefined {
  if (!/&&|\|\||\?|-parallel/iu.test(code)) {
    return undefined;
  }
  const tokens = withoutLiteralArguments(powerShellTokens(code).filter(({ kind }) => kind !== 'comment'));
  const found = tokens.find((token, index) => isNewer(token, tokens[index - 1], tokens.slice(index + 1, index + 50)));
  return found?.text ?? parallelParameter(code);
}

function isNewer({ kind, text, spaced }: PowerShellToken, before: PowerShellToken | undefined, after: readonly PowerShellToken[]): boolean {
  const isOfChain = kind === 'separator' && (text === '&&' || text === '||');
  if (isOfChain || !spaced || before === undefined || !isValue(before)) {
    return isOfChain;
  }
  const isCoalescing = kind === 'operator' && /^\?\?=?$/u.test(text) && after[0]?.spaced === true;
  const isTernary = kind === 'word' && text === '?' && after.some((token) => token.text === ':' && token.spaced) && after[0].text !== '{';
  return isCoalescing || isTernary;
}

/** After a value, `?` is not the alias of Where-Object. */
function isValue({ kind, text }: PowerShellToken): boolean {
  return kind === 'variable' || kind === 'string' || kind === 'operator' && /^[)\]]$/u.test(text);
}

/** `--%` makes the rest of the line literal. */
function withoutLiteralArguments(tokens: readonly PowerShellToken[]): PowerShellToken[] {
  let literal = false;
  return tokens.filter(({ kind, text }) => {
    literal = literal ? !(kind === 'separator' && /[\r\n]/u.test(text)) : text === '--%';
    return !literal;
  });
}

function parallelParameter(code: string): string | undefined {
  return powerShellCommands(code)
    .filter(({ name }) => /^(?:foreach-object|%)$/iu.test(name))
    .flatMap(({ tokens }) => tokens.find(({ kind, text }) => kind === 'word' && /^-parallel$/iu.test(text)) ?? [])[0]?.text;
}

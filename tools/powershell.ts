import { COMMAND } from './generator';
import { Pattern } from '../src/facts/pattern';

/** What a constant of a script can be. */
export type Constant = string | number | readonly string[] | Pattern;

const WIDTH = 90;

/** The first lines of a generated script: what it holds, and where that comes from. */
export function heading(title: string, source: string): string {
  return `# ${title}\n# Generated from ${source} by "${COMMAND}". Do not edit.\n`;
}

/** Gives a variable its value. */
export function assignment(variable: string, constant: Constant): string {
  return `$${variable} = ${Array.isArray(constant) ? list(constant) : literal(constant as string | number | Pattern)}\n`;
}

/** A list on one line, or with a line for each item where that would be long. */
export function list(items: readonly string[], indentation = ''): string {
  const quoted = items.map(quote);
  const line = `@(${quoted.join(', ')})`;
  return line.length <= WIDTH ? line : `@(\n${quoted.map((item) => `${indentation}    ${item}`).join(',\n')}\n${indentation})`;
}

function literal(constant: string | number | Pattern): string {
  if (constant instanceof Pattern) {
    return quote(expression(constant));
  }
  return typeof constant === 'string' ? quote(constant) : number(constant);
}

/** Single quotes: nothing in it is replaced. PowerShell takes typographic quotes for quotes, too. */
function quote(text: string): string {
  if (!/^[\u0020-\u007e]*$/u.test(text)) {
    throw new Error(`${JSON.stringify(text)} is not ASCII on one line`);
  }
  return `'${text.replaceAll('\'', '\'\'')}'`;
}

function number(value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw new Error(`${value} is not a whole number that JavaScript keeps as it is`);
  }
  return String(value);
}

/** In .NET a whole text ends with \z: $ matches before a line feed at the end, too. */
function expression({ source }: Pattern): string {
  const outside = source.replace(/\[(?:\\.|[^\]\\])*\]/gu, '').replace(/\\(?:u[0-9a-f]{4}|\\)/gu, '');
  const classes = source.match(/\[(?:\\.|[^\]\\])*\]/gu)?.join('').replace(/\\(?:u[0-9a-f]{4}|\\)/gu, '') ?? '';
  if (/[.^$\\]|\((?!\?:)/u.test(outside) || /\\|-\[/u.test(classes)) {
    throw new Error(`pattern ${source} holds what JavaScript and .NET may read in two ways`);
  }
  return `^(?:${source})\\z`;
}

import { COMMAND } from './generator';
import { Pattern } from '../src/facts/pattern';

/** The types of constants in scripts. */
export type Constant = string | number | readonly string[] | Pattern;

const WIDTH = 90;

/** The first lines of a generated script: its content and its source. */
export function heading(title: string, source: string): string {
  return `# ${title}\n# Generated from ${source} by "${COMMAND}". Do not edit.\n`;
}

/** A statement that sets a variable. */
export function assignment(variable: string, constant: Constant): string {
  return `$${variable} = ${Array.isArray(constant) ? list(constant) : literal(constant as string | number | Pattern)}\n`;
}

/** A list on one line, or with one line for each item if one line would be too long. */
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

/**
 * In single quotes, so that PowerShell expands nothing. PowerShell also treats typographic quotes
 * as quotes, so only ASCII is accepted.
 */
function quote(text: string): string {
  if (!/^[\u0020-\u007e]*$/u.test(text)) {
    throw new Error(`${JSON.stringify(text)} is not ASCII on one line`);
  }
  return `'${text.replaceAll('\'', '\'\'')}'`;
}

function number(value: number): string {
  if (!Number.isSafeInteger(value)) {
    throw new Error(`${value} is not a safe integer`);
  }
  return String(value);
}

/** The pattern for .NET. It ends with \z, because $ also matches before a line feed at the end. */
function expression({ source }: Pattern): string {
  const outside = source.replace(/\[(?:\\.|[^\]\\])*\]/gu, '').replace(/\\(?:u[0-9a-f]{4}|\\)/gu, '');
  const classes = source.match(/\[(?:\\.|[^\]\\])*\]/gu)?.join('').replace(/\\(?:u[0-9a-f]{4}|\\)/gu, '') ?? '';
  if (/[.^$\\]|\((?!\?:)/u.test(outside) || /\\|-\[/u.test(classes)) {
    throw new Error(`pattern ${source} contains syntax that JavaScript and .NET may read differently`);
  }
  return `^(?:${source})\\z`;
}

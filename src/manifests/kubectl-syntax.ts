import { NodeLog, SCALAR } from './node-log';
import type { NodeTree } from './node-tree';
import type { ExplainedOffset } from './yaml-problems';

/**
 * Tabs where kubectl accepts only spaces: before a comment, in an empty line, and after an
 * indicator. In a string or in brackets, they are allowed.
 */
const wrongTab = /(?<=^|\n)(?: *\t[ \t]*(?:#|\r?\n|$)| *(?:[-?] *)*[-?] *\t)/gu;

/** A tab at the start of a block scalar whose header does not set its indentation. */
const tabInBlock = /[|>][-+]?[ \t]*(?:#[^\n]*)?\r?\n(?: *\r?\n)* *\t/u;

/** A character that ends an unquoted string in brackets, but not its colon. */
const afterString = /[,[\]{}]/u;

/** Whether a document can contain syntax that js-yaml accepts and kubectl does not. */
export function hasSyntaxHint(text: string): boolean {
  return (text.includes('\t') && (text.search(wrongTab) !== -1 || tabInBlock.test(text)))
    || (/[[{]/u.test(text) && (text.includes('?') || ['[:', ':,', ':[', ':{', ':]', ':}'].some((hint) => text.includes(hint))));
}

/** Why kubectl refuses a document that js-yaml accepts, or undefined. */
export function syntaxProblem(tree: NodeTree, log: NodeLog): ExplainedOffset | undefined {
  const places = new Places(tree, log);
  for (const { 0: line, index } of tree.text.matchAll(wrongTab)) {
    const offset = index + line.indexOf('\t');
    if (!places.isInNode(offset)) {
      return { message: 'a tab is in a place where YAML allows only spaces', fix: 'Replace the tab with spaces.', offset };
    }
  }
  for (let node = log.from; node < log.to; node++) {
    const problem = tree.kindOf(node) === SCALAR ? problemInBrackets(tree, node, places) ?? problemInBlock(tree, node) : undefined;
    if (problem !== undefined) {
      return problem;
    }
  }
  return undefined;
}

/**
 * Whether the colon after an unquoted key separates it from its value. In brackets, kubectl treats
 * a colon directly before another indicator as part of the string.
 */
export function isColonOfKey(text: string, colon: number): boolean {
  return text[colon] !== ':' || !afterString.test(text[colon + 1]);
}

/** What kubectl does not accept in a string without quotes in brackets. */
function problemInBrackets(tree: NodeTree, node: number, places: Places): ExplainedOffset | undefined {
  const { from, to } = tree.scalarRange(node);
  if (from === to || !places.isInBrackets(from) || /["']/u.test(tree.text[from])) {
    return undefined;
  }
  if (tree.text[from] === ':') {
    return { message: 'kubectl does not accept a string without quotes that starts with a colon in brackets', fix: 'Put quotes around the string.', offset: from };
  }
  const mark = tree.text.slice(from, to).indexOf('?');
  if (mark !== -1) {
    return { message: 'kubectl does not accept ? in a string without quotes in brackets', fix: 'Put quotes around the string.', offset: from + mark };
  }
  return tree.text[to] === ':' && /[[{]/u.test(tree.text[to + 1]) ? {
    message: 'there is no space after the colon of a key', fix: 'Put a space after the colon.', offset: to,
  } : undefined;
}

function problemInBlock(tree: NodeTree, node: number): ExplainedOffset | undefined {
  const { from, to } = tree.scalarRange(node);
  const header = /[|>]/u.test(tree.text[from]) ? tabInBlock.exec(tree.text.slice(from, to)) : null;
  return header?.index !== 0 ? undefined : {
    message: 'the first line of a block scalar starts with a tab',
    fix: 'Indent the line with spaces, or write the number of spaces after | or >, as in |2.',
    offset: from + header[0].length - 1,
  };
}

/** Which characters of a document are in brackets or in strings. */
class Places {
  private readonly inBrackets: Uint8Array;
  private readonly inStrings: Uint8Array;

  constructor(tree: NodeTree, log: NodeLog) {
    this.inBrackets = new Uint8Array(tree.text.length);
    this.inStrings = new Uint8Array(tree.text.length);
    for (let node = log.from; node < log.to; node++) {
      const from = tree.contentOf(node);
      if (tree.kindOf(node) === SCALAR) {
        this.inStrings.fill(1, from, /[|>]/u.test(tree.text[from]) ? tree.endOf(node) : tree.scalarRange(node).to);
      } else if (tree.text[from] === '[' || tree.text[from] === '{') {
        this.inBrackets.fill(1, from, tree.endOf(node));
      }
    }
  }

  public isInBrackets(offset: number): boolean {
    return this.inBrackets[offset] === 1;
  }

  public isInNode(offset: number): boolean {
    return this.inBrackets[offset] === 1 || this.inStrings[offset] === 1;
  }
}

import { Edit, keysOf } from './edits';
import type { ManifestDocument } from '../../manifests';

/**
 * The lines of a file after an edit of a block mapping, or undefined if the file is written in a
 * form in which this edit is not certain. All other lines stay as they are, with their comments.
 */
export function editedLines(lines: readonly string[], document: ManifestDocument, edit: Edit): string[] | undefined {
  return edit.kind === 'remove' ? withoutField(lines, document, edit.pointer) : withField(lines, document, edit);
}

function withField(lines: readonly string[], document: ManifestDocument, { pointer, value }: Edit & { kind: 'set' }): string[] | undefined {
  const keys = keysOf(pointer);
  const existing = deepest(document.value, keys);
  if (existing.depth === keys.length) {
    return withValue(lines, document, pointer, value);
  }
  const parent = existing.value;
  const [first] = typeof parent === 'object' && parent !== null && !Array.isArray(parent) ? Object.keys(parent) : [];
  const line = first === undefined ? undefined : lineOfKey(lines, document, `${pointerOf(keys.slice(0, existing.depth))}/${escapedKey(first)}`, first);
  if (line === undefined) {
    return undefined;
  }
  const [, indent, dashes] = /^( *)((?:- +)*)/u.exec(lines[line])!;
  const column = indent.length + dashes.length;
  const missing = keys.slice(existing.depth);
  const added = missing.map((key, index) => `${' '.repeat(column + 2 * index)}${key}:${index === missing.length - 1 ? ` ${String(value)}` : ''}`);
  const lineEnd = lines[line].endsWith('\r') ? '\r' : '';
  // The first key of an item of a list is on the line of its hyphen.
  const [head, ...rest] = dashes === '' ? added : [`${indent}${dashes}${added[0].trimStart()}`, ...added.slice(1)];
  const own = dashes === '' ? lines[line] : `${' '.repeat(column)}${lines[line].slice(column)}`;
  return [...lines.slice(0, line), ...[head, ...rest].map((text) => text + lineEnd), own, ...lines.slice(line + 1)];
}

/** Replaces a scalar that is on one line. */
function withValue(lines: readonly string[], { locate }: ManifestDocument, pointer: string, value: string | boolean): string[] | undefined {
  const { start, end } = locate(pointer);
  if (start.line !== end.line) {
    return undefined;
  }
  const line = lines[start.line - 1];
  const edited = `${line.slice(0, start.column - 1)}${String(value)}${line.slice(end.column - 1)}`;
  return [...lines.slice(0, start.line - 1), edited, ...lines.slice(start.line)];
}

/** Removes the line of a key and the lines of its value, which are indented further. */
function withoutField(lines: readonly string[], document: ManifestDocument, pointer: string): string[] | undefined {
  const line = lineOfKey(lines, document, pointer, keysOf(pointer).at(-1)!);
  if (line === undefined || /^ *-/u.test(lines[line])) {
    return undefined;
  }
  const indent = indentOf(lines[line]);
  let end = line + 1;
  while (end < lines.length && lines[end].trim() !== '' && (indentOf(lines[end]) > indent || (indentOf(lines[end]) === indent && /^ *-(?: |\r?$)/u.test(lines[end])))) {
    end++;
  }
  return [...lines.slice(0, line), ...lines.slice(end)];
}

/** The index of the line on which a key of a block mapping starts. */
function lineOfKey(lines: readonly string[], { locate }: ManifestDocument, pointer: string, key: string): number | undefined {
  const text = key.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
  const pattern = new RegExp(`^ *(?:- +)*(["']?)${text}\\1 *:(?: |\\r?$)`, 'u');
  const { line } = locate(pointer).start;
  // The value of the key can be on a later line than the key.
  return [line - 1, line - 2].find((index) => index >= 0 && pattern.test(lines[index]));
}

function deepest(value: unknown, keys: readonly string[]): { readonly value: unknown; readonly depth: number } {
  let depth = 0;
  let found = value;
  while (depth < keys.length && typeof found === 'object' && found !== null && Object.hasOwn(found, keys[depth])) {
    found = (found as Record<string, unknown>)[keys[depth++]];
  }
  return { value: found, depth };
}

function pointerOf(keys: readonly string[]): string {
  return keys.map((key) => `/${escapedKey(key)}`).join('');
}

function escapedKey(key: string): string {
  return key.replace(/~/gu, '~0').replace(/\//gu, '~1');
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

import { expectedOf, FieldProblem, Path } from './field-problem';
import { ScalarType, Shape } from './schema';
import { quoted } from '../errors';
import { quantityValue } from '../quantity';

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u;
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/u;

/** Whether a scalar has a value that the API server cannot decode. */
export function scalarProblem(value: unknown, type: ScalarType): boolean {
  switch (type) {
    case 'any': return false;
    case 'boolean': return typeof value !== 'boolean';
    case 'bytes': return typeof value !== 'string' || !base64.test(value.replace(/[\r\n]/gu, ''));
    case 'int32': return !isInteger(value, 31);
    case 'int64': return !isInteger(value, 63);
    case 'IntOrString': return typeof value !== 'string' && !isInteger(value, 31);
    case 'Quantity': return typeof value === 'string' ? quantityValue(value.trim()) === undefined : typeof value !== 'number';
    case 'string': return typeof value !== 'string';
    case 'Time': return typeof value !== 'string' || !time.test(value);
  }
}

function isInteger(value: unknown, bits: number): boolean {
  return Number.isInteger(value) && (value as number) >= -(2 ** bits) && (value as number) < 2 ** bits;
}

/** The problem of a value that the API server cannot decode. */
export function typeProblem(value: unknown, shape: Shape, owner: string, path: Path): FieldProblem {
  const key = path.at(-1);
  const name = typeof key === 'number' ? `item ${key + 1} of ${String(path.at(-2))}` : String(key);
  const sentence = keyAndValue(value, shape);
  return {
    kind: 'type',
    owner,
    path: [...path],
    message: `${name} must be ${expectedOf(shape)}, got ${shown(value)}`,
    fix: sentence === undefined ? fixFor(value, shape) : `Put the whole item into quotes: ${inYaml(sentence)}.`,
    why: sentence === undefined ? undefined : 'YAML reads ": " in an item without quotes around it as the end of a key, so the item is a mapping. The API server cannot decode it.',
  };
}

function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return quoted(value);
  }
  const keys = Object.keys(value);
  return Array.isArray(value) ? 'a list' : keys.length === 0 ? 'an empty mapping' : `a mapping with the key ${quoted(keys[0])}`;
}

/** The text of an item that YAML reads as a mapping: `Write-Host "state: ready"`. */
function keyAndValue(value: unknown, shape: Shape): string | undefined {
  const entries = expectedOf(shape) !== 'a string' || typeof value !== 'object' || value === null || Array.isArray(value) ? [] : Object.entries(value);
  const [key, inner] = entries[0] ?? [];
  return entries.length === 1 && key !== undefined && !/\n/u.test(key) && (typeof inner !== 'object' || inner === null) ? `${key}: ${String(inner ?? '')}`.trimEnd() : undefined;
}

function fixFor(value: unknown, shape: Shape): string {
  const expected = expectedOf(shape);
  if (shape.kind === 'list') {
    return typeof value === 'object' ? 'Write a hyphen before each item.' : `Write a list: [${inYaml(String(value))}].`;
  }
  if (expected === 'a string') {
    return typeof value === 'object' ? 'Write a string.' : `Put the value into quotes: "${String(value)}".`;
  }
  if (expected === 'a boolean') {
    return 'Write true or false, without quotes.';
  }
  if (expected === 'a string in Base64') {
    return 'Encode the value in Base64.';
  }
  return typeof value === 'string' && /^\d+$/u.test(value) ? `Write ${value} without quotes.` : `Write ${expected}.`;
}

function inYaml(text: string): string {
  return `'${text.replace(/'/gu, "''")}'`;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { NodeScriptData } from '../../src';

/** The same value with the keys of each object in another order. */
function shuffled(value: any): any {
  if (Array.isArray(value)) {
    return value.map(shuffled);
  }
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, shuffled(inner)])) : value;
}

test('JSON is ASCII, means the value, and does not depend on the order of keys', () => {
  fc.assert(fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
    const { text } = NodeScriptData.fromJson('a.json', value);
    expect(text).toMatch(/^[\u0000-\u007f]*\n$/);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    expect(NodeScriptData.fromJson('a.json', shuffled(value)).text).toBe(text);
  }), { numRuns: 500 });
});

test('the value is not changed', () => {
  const value = Object.freeze({ b: Object.freeze(['ü']), a: 1 });
  expect(NodeScriptData.fromJson('a.json', value).text).toBe('{\n  "a": 1,\n  "b": [\n    "\\u00fc"\n  ]\n}\n');
});

test('texts and files stay as they are', () => {
  const folder = mkdtempSync(join(tmpdir(), 'data-'));
  writeFileSync(join(folder, 'a'), 'ü\r\n');
  expect(NodeScriptData.fromFile('a.txt', join(folder, 'a'))).toEqual({ fileName: 'a.txt', text: 'ü\r\n' });
  rmSync(folder, { recursive: true });
  expect(NodeScriptData.fromText('a.txt', ' x\r\n')).toEqual({ fileName: 'a.txt', text: ' x\r\n' });
});

test.each<[string, () => unknown, string]>([
  ['a name with a folder', () => NodeScriptData.fromText('a/b', 'x'), 'data file "a/b" is not a valid key of a ConfigMap or Secret'],
  ['what JSON cannot express', () => NodeScriptData.fromJson('a', undefined), 'data file "a" has the value undefined, which JSON cannot represent.'],
  ['what is no text', () => NodeScriptData.fromText('a', 5 as any), 'data file "a" must have a string as its content, got 5. Use a string, or NodeScriptData.fromJson for other values.'],
  ['a missing file', () => NodeScriptData.fromFile('a', 'no/such/file'), 'cannot be read: ENOENT'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});

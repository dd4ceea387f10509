import { Json } from './manifests';
import { Rules } from '../../src';

const MIB = 1024 ** 2;
const base64 = (bytes: number) => Buffer.alloc(bytes).toString('base64');

function finding(document: Json): string | undefined {
  const [first, ...others] = Rules.check([{ metadata: { name: 'data' }, ...document }]);
  expect(others).toEqual([]);
  return first && `${first.severity} ${first.rule} ${first.pointer}`;
}

describe('HPC093: the size of a ConfigMap or Secret', () => {
  // Bytes count as the API server counts them: text in UTF-8, base64 decoded.
  test.each<[what: string, document: Json, expected: string | undefined]>([
    ['more than 1 MiB', { kind: 'ConfigMap', data: { a: 'x'.repeat(MIB - 1), b: 'yy' } }, 'error HPC093 '],
    ['1 MiB', { kind: 'ConfigMap', data: { a: 'x'.repeat(MIB) } }, 'warning HPC093 '],
    ['more than 1 MiB in letters of two bytes', { kind: 'ConfigMap', data: { a: 'ä'.repeat(MIB / 2 + 1) } }, 'error HPC093 '],
    ['more than 1 MiB, partly binary', { kind: 'ConfigMap', data: { a: 'x' }, binaryData: { b: base64(MIB) } }, 'error HPC093 '],
    ['1 MiB of binary data, more as base64', { kind: 'ConfigMap', binaryData: { b: base64(MIB) } }, 'warning HPC093 '],
    ['1 MiB of a Secret, more as base64', { kind: 'Secret', data: { b: base64(MIB) } }, 'warning HPC093 '],
    ['more than 1 MiB of a Secret', { kind: 'Secret', data: { a: base64(1) }, stringData: { b: 'x'.repeat(MIB) } }, 'error HPC093 '],
    ['a text that replaces data of a Secret', { kind: 'Secret', data: { a: base64(MIB) }, stringData: { a: 'x' } }, 'warning HPC093 '],
    ['an object just above 250,000 bytes', { kind: 'ConfigMap', data: { a: 'x'.repeat(250_000) } }, 'warning HPC093 '],
    ['an object below 250,000 bytes', { kind: 'ConfigMap', data: { a: 'x'.repeat(249_900) } }, undefined],
    ['an object without data', { kind: 'ConfigMap' }, undefined],
    ['another kind', { kind: 'Dashboard', data: { a: 'x'.repeat(2 * MIB) } }, undefined],
  ])('%s', (_what, document, expected) => {
    expect(finding(document)).toBe(expected);
  });

  test('names server-side apply as the way out', () => {
    const [{ fix }] = Rules.check([{ kind: 'ConfigMap', data: { a: 'x'.repeat(300_000) } }]);
    expect(fix).toContain('kubectl apply --server-side');
  });
});

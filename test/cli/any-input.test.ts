import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import * as fc from 'fast-check';
import { Workplace } from './command-line';
import { podWith, podWithHostPath, podWithoutHostNetwork, yaml } from './manifests';
import schema from '../../src/cli/check-report.schema.json';

const validReport = new Ajv({ strict: true, allErrors: true }).compile(schema);
const text = `${yaml(podWithoutHostNetwork, podWithHostPath)}---\n${JSON.stringify(podWith())}\n`;

/** Bytes of a manifest with some replaced, left out or repeated. */
const damaged = fc.array(fc.record({
  at: fc.nat(text.length),
  length: fc.nat(40),
  put: fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.constantFrom('\t', '&a ', '*a', '<<: ', '{', '[', '---\n', '\u0000', '"', '!x ', ': ', '- ', '|\n', '? ').map((piece) => Buffer.from(piece))),
}), { minLength: 1, maxLength: 4 }).map((damages) => damages.reduce(
  (bytes, { at, length, put }) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + length)]), Buffer.from(text),
));

let place: Workplace;

beforeAll(() => {
  place = new Workplace();
});
afterAll(() => place.remove());

test('no input is a defect of the program, and every finding has its place in it', async () => {
  await fc.assert(fc.asyncProperty(damaged, async (bytes) => {
    place.write({ 'x.yaml': bytes });
    const { exitCode, stderr } = await place.run(['check', 'x.yaml', '--format', 'json=x.json', '--format', 'sarif=x.sarif', '--format', 'text=x.txt', '-q']);
    expect({ stderr, isKnown: [0, 1, 2, 4].includes(exitCode) }).toEqual({ stderr: '', isKnown: true });
    const report = JSON.parse(readFileSync(place.path('x.json'), 'utf8'));
    validReport(report);
    expect(validReport.errors).toBeNull();
    const lines = bytes.toString('utf8').split(/\r\n|[\r\n]/u).length;
    for (const { range } of report.findings) {
      if (range !== undefined) {
        expect(range.start.line).toBeLessThanOrEqual(lines);
        expect(range.end.line > range.start.line || (range.end.line === range.start.line && range.end.column >= range.start.column)).toBe(true);
      }
    }
  }), { numRuns: 300 });
});

test.each([
  ['brackets without end', `windows: ${'['.repeat(200_000)}`],
  ['deep JSON', `${'{"windows":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ['deep lists', `windows: ${'['.repeat(3_000)}${']'.repeat(3_000)}`],
  ['a billion laughs', `windows: &a [1,1,1,1,1,1,1,1,1,1]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(',')}]\n`).join('')}`],
  ['one long line', JSON.stringify({ ...podWithoutHostNetwork, x: 'y'.repeat(5_000_000) })],
])('%s', async (_, content) => {
  place.write({ 'x.yaml': content });
  const { exitCode, stdout } = await place.run(['check', 'x.yaml']);
  expect([0, 1, 2]).toContain(exitCode);
  expect(stdout.length).toBeLessThan(5000);
});

import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { Workplace } from './command-line';
import { writeReport } from '../../src/cli/output-files';

let place: Workplace;

beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

test('a report that cannot be completed leaves the earlier one, and nothing else', () => {
  place.write({ 'report.json': 'earlier' });
  const broken = { toString: () => { throw new Error('out of memory'); } } as unknown as string;
  expect(() => writeReport(place.path('report.json'), broken)).toThrow();
  expect(readFileSync(place.path('report.json'), 'utf8')).toBe('earlier');
  expect(readdirSync(place.folder)).toEqual(['report.json']);
});

test('who may read a report does not change when it is replaced', () => {
  place.write({ 'report.json': 'earlier' });
  chmodSync(place.path('report.json'), 0o600);
  writeReport(place.path('report.json'), 'later');
  expect(readFileSync(place.path('report.json'), 'utf8')).toBe('later');
  expect(statSync(place.path('report.json')).mode % 0o1000).toBe(0o600);
});

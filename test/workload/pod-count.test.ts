import { PodCount } from '../../src';

test('a number or a share', () => {
  expect([PodCount.pods(3), PodCount.percent(25)].map((count) => count._toKube())).toEqual([3, '25%']);
  expect([PodCount.pods(0), PodCount.percent(0), PodCount.pods(1)].map(({ isZero }) => isZero)).toEqual([true, true, false]);
});

test.each<[() => unknown, string]>([
  [() => PodCount.pods(1.5), 'number of pods must be a whole number from 0 to 2147483647, got 1.5'], [() => PodCount.pods(-1), 'number of pods must be a whole number from 0 to 2147483647, got -1'],
  [() => PodCount.percent(101), 'percentage of pods must be a whole number from 0 to 100, got 101'], [() => PodCount.percent(0.1), 'percentage of pods must be a whole number from 0 to 100, got 0.1'],
])('fails for parts of pods, %#', (make, text) => {
  expect(make).toThrow(text);
});

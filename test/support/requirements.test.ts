import { isAvailable } from './requirements';

test('a missing component skips its tests, unless the run requires it', () => {
  expect(isAvailable('wine', undefined, 'wine')).toBe(true);
  expect(isAvailable('wine', 'not on PATH', '')).toBe(false);
  expect(isAvailable('wine', 'not on PATH', 'cluster,wineserver')).toBe(false);
  expect(() => isAvailable('wine', 'not on PATH', 'cluster,wine')).toThrow('HOSTPROCESS_REQUIRE names wine, which is not there: not on PATH');
});

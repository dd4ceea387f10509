import { hasColors } from '../../src/cli/colors';

const onTerminal = (environment: Record<string, string>, isTTY = true) => hasColors('auto', { environment, stdout: { isTTY, write: () => undefined } });

test.each([
  [{}, true],
  [{ NO_COLOR: '1' }, false],
  [{ NO_COLOR: '' }, true],
  [{ TERM: 'dumb' }, false],
  [{ FORCE_COLOR: '0' }, false],
  [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true],
])('on a terminal with %j', (environment, colored) => {
  expect(onTerminal(environment)).toBe(colored);
});

test('not in a file', () => {
  expect(onTerminal({}, false)).toBe(false);
  expect(onTerminal({ FORCE_COLOR: '1' }, false)).toBe(true);
});

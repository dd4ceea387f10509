import { Duration } from 'cdk8s';
import { ScriptRun } from '../../src';

test('how a script runs', () => {
  expect(ScriptRun.once()).toEqual({ mode: 'once' });
  expect(ScriptRun.onceThenIdle()).toEqual({ mode: 'onceThenIdle' });
  expect(ScriptRun.forever()).toEqual({ mode: 'forever' });
  expect(ScriptRun.every(Duration.minutes(5))).toEqual({ mode: 'every', intervalSeconds: 300, jitterSeconds: 30 });
  expect(ScriptRun.every(Duration.seconds(5))).toEqual({ mode: 'every', intervalSeconds: 5, jitterSeconds: 0 });
  expect(ScriptRun.every(Duration.hours(1), { jitter: Duration.seconds(0) })).toEqual({ mode: 'every', intervalSeconds: 3600, jitterSeconds: 0 });
});

test('an interval and its jitter never come to more than Windows PowerShell can sleep', () => {
  const { intervalSeconds, jitterSeconds } = ScriptRun.every(Duration.days(20), { jitter: Duration.days(4) });
  expect(intervalSeconds! + jitterSeconds!).toBeLessThanOrEqual(2147483);
});

test.each<[string, () => unknown, string]>([
  ['no time', () => ScriptRun.every(Duration.seconds(0)), 'interval in seconds must be a whole number from 1 to 1728000, got 0'],
  ['too long', () => ScriptRun.every(Duration.days(21)), 'interval in seconds must be a whole number from 1 to 1728000, got 1814400'],
  ['parts of a second', () => ScriptRun.every(Duration.millis(1500)), 'Use a whole number of seconds.'],
  ['too much jitter', () => ScriptRun.every(Duration.days(1), { jitter: Duration.days(5) }), 'jitter in seconds must be a whole number from 0 to 345600, got 432000'],
  ['unknown options', () => ScriptRun.every(Duration.days(1), { jiter: Duration.days(1) } as any), 'ScriptRun.every has no property "jiter". Did you mean "jitter"?'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});

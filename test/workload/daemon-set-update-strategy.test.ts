import { DaemonSetUpdateStrategy, PodCount } from '../../src';

test.each([PodCount.pods(0), PodCount.percent(0)])('fails for an update that could never take a pod down, %#', (none) => {
  expect(() => DaemonSetUpdateStrategy.rollingUpdate(none)).toThrow('DaemonSetUpdateStrategy: maxUnavailable is 0, which allows no pod to be replaced. Use at least PodCount.pods(1).');
});

test('there is no surge: the old pod holds the ports of its node', () => {
  expect(JSON.stringify(DaemonSetUpdateStrategy.rollingUpdate(PodCount.pods(1))._toKube())).toBe('{"type":"RollingUpdate","rollingUpdate":{"maxUnavailable":1}}');
  expect(JSON.stringify(DaemonSetUpdateStrategy.rollingUpdate()._toKube())).toBe('{"type":"RollingUpdate"}');
});

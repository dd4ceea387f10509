import { DeploymentStrategy, PodCount } from '../../src';

test.each([PodCount.pods(0), PodCount.percent(0)])('fails for an update that could never take a pod down, %#', (none) => {
  expect(() => DeploymentStrategy.rollingUpdate(none)).toThrow('DeploymentStrategy: maxUnavailable is 0, which allows no pod to be replaced. Use at least PodCount.pods(1).');
});

test('no update ever surges: by default the API server would, and the new pod would wait for the ports of the old one for ever', () => {
  const updates = [DeploymentStrategy.rollingUpdate(), DeploymentStrategy.rollingUpdate(PodCount.percent(5))];
  expect(updates.map((update) => update._toKube().rollingUpdate?.maxSurge)).toEqual([0, 0]);
});

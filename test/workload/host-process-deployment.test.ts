import { Duration, Testing, Yaml } from 'cdk8s';
import { minimal, newChart, synthesized } from './workloads';
import { DeploymentStrategy, HostProcessDeployment, HostProcessDeploymentProps, PodCount } from '../../src';

const withoutSurge = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } };

function specOf(props: Partial<HostProcessDeploymentProps>): any {
  const chart = newChart();
  new HostProcessDeployment(chart, 'agent', { ...minimal(), ...props });
  const { template, selector, ...spec } = synthesized(chart, 'Deployment').spec;
  expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  return spec;
}

test('the YAML of a Deployment', () => {
  const chart = newChart('tools', 'tools');
  new HostProcessDeployment(chart, 'gateway', { ...minimal(), replicas: 2 });
  expect(Yaml.stringify(...Testing.synth(chart))).toMatchSnapshot();
});

test.each<[string, Partial<HostProcessDeploymentProps>, object]>([
  ['nothing', {}, { strategy: withoutSurge }],
  ['replicas', { replicas: 0 }, { replicas: 0, strategy: withoutSurge }],
  [
    'a share that may be down', { strategy: DeploymentStrategy.rollingUpdate(PodCount.percent(50)) },
    { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '50%' } } },
  ],
  ['an update of all at once', { strategy: DeploymentStrategy.recreate() }, { strategy: { type: 'Recreate' } }],
  ['minReady', { minReady: Duration.seconds(5) }, { minReadySeconds: 5, strategy: withoutSurge }],
  ['revisionHistoryLimit', { revisionHistoryLimit: 2 }, { revisionHistoryLimit: 2, strategy: withoutSurge }],
  ['progressDeadline', { progressDeadline: Duration.minutes(2) }, { progressDeadlineSeconds: 120, strategy: withoutSurge }],
])('%s controls its fields and no other', (_prop, props, spec) => {
  expect(specOf(props)).toEqual(spec);
});

test.each<[Partial<HostProcessDeploymentProps> & Record<string, unknown>, string]>([
  [{ replicas: 1.5 }, 'replicas must be a whole number from 0 to 2147483647, got 1.5'],
  [{ replicas: -1 }, 'replicas must be a whole number from 0 to 2147483647, got -1'],
  [{ revisionHistoryLimit: -1 }, 'revisionHistoryLimit must be a whole number from 0 to 2147483647, got -1'],
  [{ minReady: Duration.minutes(10) }, 'progressDeadline must be longer than minReady (600 seconds), got 600 seconds. Use a longer progressDeadline'],
  [{ minReady: Duration.seconds(9), progressDeadline: Duration.seconds(9) }, 'progressDeadline must be longer than minReady (9 seconds), got 9 seconds.'],
  [{ updateStrategy: {} }, 'HostProcessDeployment has no property "updateStrategy". A Deployment has "strategy" with DeploymentStrategy.'],
])('fails for %p', (props, text) => {
  expect(() => specOf(props)).toThrow(text);
});

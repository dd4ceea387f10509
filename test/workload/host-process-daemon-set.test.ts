import { Duration, Testing, Yaml } from 'cdk8s';
import { minimal, newChart, synthesized } from './workloads';
import { DaemonSetUpdateStrategy, HostProcessDaemonSet, HostProcessDaemonSetProps, PodCount } from '../../src';

function specOf(props: Partial<HostProcessDaemonSetProps>): any {
  const chart = newChart();
  new HostProcessDaemonSet(chart, 'agent', { ...minimal(), ...props });
  const { template, selector, ...spec } = synthesized(chart, 'DaemonSet').spec;
  expect(template.metadata.labels).toMatchObject(selector.matchLabels);
  return spec;
}

test('the YAML of a DaemonSet', () => {
  const chart = newChart('monitoring', 'monitoring');
  new HostProcessDaemonSet(chart, 'agent', minimal());
  expect(Yaml.stringify(...Testing.synth(chart))).toMatchSnapshot();
});

test.each<[string, Partial<HostProcessDaemonSetProps>, object]>([
  ['nothing', {}, {}],
  ['a number that may be down', { updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(PodCount.pods(2)) }, { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } } }],
  ['a share that may be down', { updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(PodCount.percent(10)) }, { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } } }],
  ['an update by hand', { updateStrategy: DaemonSetUpdateStrategy.onDelete() }, { updateStrategy: { type: 'OnDelete' } }],
  ['minReady', { minReady: Duration.minutes(1) }, { minReadySeconds: 60 }],
  ['revisionHistoryLimit', { revisionHistoryLimit: 0 }, { revisionHistoryLimit: 0 }],
])('%s controls its fields and no other', (_prop, props, spec) => {
  expect(specOf(props)).toEqual(spec);
});

test.each<[Partial<HostProcessDaemonSetProps> & Record<string, unknown>, string]>([
  [{ revisionHistoryLimit: 2.5 }, 'revisionHistoryLimit must be a whole number from 0 to 2147483647, got 2.5'],
  [{ revisionHistoryLimit: -1 }, 'revisionHistoryLimit must be a whole number from 0 to 2147483647, got -1'],
  [{ minReady: Duration.millis(500) }, 'Use a whole number of seconds.'],
  [{ maxSurge: 1 }, 'HostProcessDaemonSet has no property "maxSurge". Leave it out: the new pod cannot bind host ports that the old pod still uses.'],
  [{ replicas: 1 }, 'HostProcessDaemonSet has no property "replicas".'],
])('fails for %p', (props, text) => {
  expect(() => specOf(props)).toThrow(text);
});

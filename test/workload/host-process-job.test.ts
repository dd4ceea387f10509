import { Duration, Testing, Yaml } from 'cdk8s';
import { minimal, newChart, synthesized } from './workloads';
import { HostProcessJob, HostProcessJobProps, JobRestartPolicy } from '../../src';

function specOf(props: Partial<HostProcessJobProps>): any {
  const chart = newChart();
  new HostProcessJob(chart, 'agent', { ...minimal(), ...props });
  const { template, ...spec } = synthesized(chart, 'Job').spec;
  return { ...spec, restartPolicy: template.spec.restartPolicy };
}

test('the YAML of a Job', () => {
  const chart = newChart('maintenance', 'maintenance');
  new HostProcessJob(chart, 'cleanup', { ...minimal(), backoffLimit: 2, ttlAfterFinished: Duration.hours(1) });
  expect(Yaml.stringify(...Testing.synth(chart))).toMatchSnapshot();
});

test.each<[string, Partial<HostProcessJobProps>, object]>([
  ['nothing', {}, { restartPolicy: 'Never' }],
  ['restartPolicy', { restartPolicy: JobRestartPolicy.ON_FAILURE }, { restartPolicy: 'OnFailure' }],
  ['backoffLimit', { backoffLimit: 0 }, { restartPolicy: 'Never', backoffLimit: 0 }],
  ['activeDeadline', { activeDeadline: Duration.minutes(10) }, { restartPolicy: 'Never', activeDeadlineSeconds: 600 }],
  ['ttlAfterFinished', { ttlAfterFinished: Duration.seconds(0) }, { restartPolicy: 'Never', ttlSecondsAfterFinished: 0 }],
])('%s controls its fields and no other', (_prop, props, spec) => {
  expect(specOf(props)).toEqual(spec);
});

test('a Job leaves the selector to the API server, which wants it so', () => {
  expect(specOf({ selector: { app: 'agent' } })).toEqual({ restartPolicy: 'Never' });
});

test.each<[Partial<HostProcessJobProps> & Record<string, unknown>, string]>([
  [{ backoffLimit: 0.5 }, 'backoffLimit must be a whole number from 0 to 2147483647, got 0.5'],
  [{ activeDeadline: Duration.millis(1) }, 'Use a whole number of seconds.'],
  [{ ttlSecondsAfterFinished: 5 }, 'HostProcessJob has no property "ttlSecondsAfterFinished". Use "ttlAfterFinished" with a Duration.'],
  [{ schedule: '* * * * *' }, 'HostProcessJob has no property "schedule".'],
  [{ metadata: { name: 'a'.repeat(64) } }, 'has a name of 64 characters. Use at most 63 characters for the name of a Job.'],
])('fails for %p', (props, text) => {
  expect(() => specOf(props)).toThrow(text);
});

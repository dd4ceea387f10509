import { Cron, Duration, Testing, Yaml } from 'cdk8s';
import { minimal, newChart, synthesized } from './workloads';
import { ConcurrencyPolicy, HostProcessCronJob, HostProcessCronJobProps, JobRestartPolicy } from '../../src';

function specOf(props: Partial<HostProcessCronJobProps>): any {
  const chart = newChart();
  new HostProcessCronJob(chart, 'agent', { ...minimal(), schedule: Cron.hourly(), ...props });
  const { jobTemplate, ...spec } = synthesized(chart, 'CronJob').spec;
  const { template, ...job } = jobTemplate.spec;
  return { ...spec, ...job, restartPolicy: template.spec.restartPolicy };
}

test('the YAML of a CronJob', () => {
  const chart = newChart('maintenance', 'maintenance');
  new HostProcessCronJob(chart, 'cleanup', { ...minimal(), schedule: Cron.schedule({ minute: '30', hour: '2' }), timeZone: 'Europe/Berlin' });
  expect(Yaml.stringify(...Testing.synth(chart))).toMatchSnapshot();
});

const hourly = { schedule: '0 * * * *', concurrencyPolicy: 'Forbid', restartPolicy: 'Never' };

test.each<[string, Partial<HostProcessCronJobProps>, object]>([
  ['nothing', {}, hourly],
  ['schedule', { schedule: Cron.schedule({ minute: '*/5', weekDay: 'mon-fri' }) }, { ...hourly, schedule: '*/5 * * * mon-fri' }],
  ['timeZone', { timeZone: 'Etc/UTC' }, { ...hourly, timeZone: 'Etc/UTC' }],
  ['concurrencyPolicy', { concurrencyPolicy: ConcurrencyPolicy.REPLACE }, { ...hourly, concurrencyPolicy: 'Replace' }],
  ['startingDeadline', { startingDeadline: Duration.minutes(5) }, { ...hourly, startingDeadlineSeconds: 300 }],
  ['suspend', { suspend: true }, { ...hourly, suspend: true }],
  ['successfulJobsRetained', { successfulJobsRetained: 0 }, { ...hourly, successfulJobsHistoryLimit: 0 }],
  ['failedJobsRetained', { failedJobsRetained: 5 }, { ...hourly, failedJobsHistoryLimit: 5 }],
  ['the limits of its Jobs', { backoffLimit: 1, activeDeadline: Duration.hours(1), restartPolicy: JobRestartPolicy.ON_FAILURE }, { ...hourly, backoffLimit: 1, activeDeadlineSeconds: 3600, restartPolicy: 'OnFailure' }],
])('%s controls its fields and no other', (_prop, props, spec) => {
  expect(specOf(props)).toEqual(spec);
});

test.each<[Partial<HostProcessCronJobProps> & Record<string, unknown>, string]>([
  [{ schedule: undefined as any }, 'schedule must be a Cron, got undefined. Use Cron.daily(), Cron.hourly() or Cron.schedule'],
  [{ schedule: '* * * * *' as any }, 'schedule must be a Cron, got "* * * * *". Use Cron.daily()'],
  [{ schedule: Cron.schedule({ weekDay: '7' }) }, 'schedule "* * * * 7" has "7" as the day of the week.'],
  [{ timeZone: 'europe/berlin' }, 'time zone "europe/berlin" is not a name in the IANA time zone database'],
  [{ successfulJobsRetained: -1 }, 'successfulJobsRetained must be a whole number from 0 to 2147483647, got -1'],
  [{ failedJobsRetained: 1.5 }, 'failedJobsRetained must be a whole number from 0 to 2147483647, got 1.5'],
  [{ backoffLimit: -1 }, 'backoffLimit must be a whole number from 0 to 2147483647, got -1'],
  [{ startingDeadline: Duration.millis(1) }, 'Use a whole number of seconds.'],
  [{ successfulJobsHistoryLimit: 3 }, 'HostProcessCronJob has no property "successfulJobsHistoryLimit". Use "successfulJobsRetained".'],
  [{ failedJobsHistoryLimit: 1 }, 'HostProcessCronJob has no property "failedJobsHistoryLimit". Use "failedJobsRetained".'],
  [{ metadata: { name: 'a'.repeat(53) } }, 'has a name of 53 characters. Use at most 52 characters for the name of a CronJob.'],
])('fails for %p', (props, text) => {
  expect(() => specOf(props)).toThrow(text);
});

test('a generated name leaves room for what the controller adds', () => {
  const chart = newChart('a-chart-with-a-rather-long-name-that-goes-on');
  new HostProcessCronJob(chart, 'and-a-workload-with-another-long-name', { ...minimal(), schedule: Cron.hourly() });
  expect(synthesized(chart, 'CronJob').metadata.name.length).toBeLessThanOrEqual(52);
});

import { Duration, Testing } from 'cdk8s';
import { checkRules, expectAlert, expectFiring, missingPromtool, Series } from './prometheus-rules';
import { chartWithNamespace, settingsOn } from './settings';
import { LocalGroup, LocalGroupBootstrap, LocalGroupGrant, NodeSettingsAlertOptions, SettingsMode, WindowsNodeExporter, WindowsNodeSettingsProps } from '../../src';
import { promDuration } from '../../src/settings/desired-state/alert-rules';
import { describeWith } from '../support/requirements';

const textfileDirectory = WindowsNodeExporter.TEXTFILE_DIRECTORY;
const quarterly = { every: Duration.minutes(15) };

function ruleOf(props: Partial<WindowsNodeSettingsProps> = quarterly, options?: NodeSettingsAlertOptions): any {
  const chart = chartWithNamespace();
  settingsOn(chart, 'settings', { metadata: { name: 'base' }, textfileDirectory, ...props }).addAlerts(options);
  return Testing.synth(chart).find(({ kind }) => kind === 'PrometheusRule');
}

const rulesOf = (...[props, options]: Parameters<typeof ruleOf>): any[] => ruleOf(props, options).spec.groups[0].rules;
const namesOf = (props: Partial<WindowsNodeSettingsProps>) => rulesOf(props).map(({ alert }) => alert);

const once = [
  'HostProcessSettingsMetricsMissing', 'HostProcessAgentScriptsWritable', 'HostProcessSettingFailed', 'HostProcessSettingDrift',
  'HostProcessSettingCertificateExpires', 'HostProcessRebootPending',
];

test('the rule is one that Prometheus finds, with an alert for each problem', () => {
  expect(ruleOf(quarterly, { labels: { release: 'prometheus' } })).toMatchSnapshot();
});

test('an agent that runs once per pod has no alert about what only a later pass can show', () => {
  expect(namesOf({}).sort()).toEqual([...once].sort());
  expect(namesOf(quarterly).sort()).toEqual([...once, 'HostProcessSettingsStale', 'HostProcessSettingUndone', 'HostProcessSettingWaitsForRestart'].sort());
});

test('an agent that only reports corrects nothing repeatedly', () => {
  expect(namesOf({ ...quarterly, mode: SettingsMode.AUDIT })).not.toContain('HostProcessSettingUndone');
});

test('groups have the same alerts, with their own interval', () => {
  const chart = chartWithNamespace();
  const groups = [LocalGroup.define('readers', { grants: [LocalGroupGrant.podLogs()] })];
  new LocalGroupBootstrap(chart, 'groups', { groups, textfileDirectory, metadata: { name: 'base' } }).addAlerts();
  expect(Testing.synth(chart).find(({ kind }) => kind === 'PrometheusRule').spec).toEqual(ruleOf().spec);
});

test('options decide about labels, times and the runbook', () => {
  const rules = rulesOf(quarterly, {
    severity: 'page', alertLabels: { team: 'platform' }, runbookUrl: 'https://runbooks.example.com/windows', staleAfter: Duration.hours(2),
    failedFor: Duration.minutes(5), driftFor: Duration.days(2), restartPendingFor: Duration.hours(36), certificateExpiresWithin: Duration.days(1),
  });
  expect(rules.every(({ labels, annotations }) => labels.severity === 'page' && labels.team === 'platform' && annotations.runbook_url === 'https://runbooks.example.com/windows')).toBe(true);
  const byName = Object.fromEntries(rules.map(({ alert, expr, for: time }) => [alert.replace('HostProcess', ''), [expr.split(' ').at(-1), time]]));
  expect(byName).toMatchObject({
    SettingsStale: ['7200', '5m'], SettingFailed: ['1', '5m'], SettingDrift: ['1', '2d'], SettingWaitsForRestart: ['1', '1d12h'],
    RebootPending: ['1', '1d12h'], SettingCertificateExpires: ['86400', undefined],
  });
});

test('a second rule needs another id, and can be in another namespace', () => {
  const chart = chartWithNamespace();
  const settings = settingsOn(chart, 'settings', { textfileDirectory });
  settings.addAlerts();
  settings.addAlerts({ id: 'second', metadata: { name: 'more', namespace: 'monitoring', labels: { a: 'b' } }, labels: { release: 'prometheus' } });
  expect(Testing.synth(chart).filter(({ kind }) => kind === 'PrometheusRule').map(({ metadata }) => metadata)).toEqual([
    expect.objectContaining({ namespace: 'node-admin' }), { name: 'more', namespace: 'monitoring', labels: { a: 'b', release: 'prometheus' } },
  ]);
});

const loose = (options: object) => options as NodeSettingsAlertOptions;

test.each<[string, Partial<WindowsNodeSettingsProps>, NodeSettingsAlertOptions, string]>([
  ['no metrics', { textfileDirectory: undefined }, {}, 'alerts of node settings "base": textfileDirectory is not set, so the agent writes no metrics. Set textfileDirectory to exporter.textfileDirectory'],
  ['an unknown option', {}, loose({ summary: 'x' }), 'alerts of node settings "base" has no property "summary"'],
  ['a label of Kubernetes', {}, { labels: { 'a b': 'c' } }, 'label "a b"'],
  ['a label of Prometheus', {}, { alertLabels: { 'a-b': 'c' } }, 'alertLabels contains "a-b", which cannot be the name of a label in Prometheus'],
  ['a reserved label', {}, { alertLabels: { __name__: 'c' } }, 'alertLabels contains "__name__"'],
  ['a label that exists', {}, { alertLabels: { severity: 'c' } }, 'alertLabels contains "severity", which every alert has already. Use the option severity.'],
  ['the name of the alert', {}, { alertLabels: { alertname: 'c' } }, 'Use another name.'],
  ['a label that is not a string', {}, loose({ alertLabels: { a: 1 } }), 'alertLabels: "a" is 1. Use a string.'],
  ['labels that are not an object', {}, loose({ alertLabels: ['a'] }), 'alertLabels must be an object, got ["a"]'],
  ['no severity', {}, { severity: '' }, 'severity is "". Use a string that is not empty'],
  ['a runbook that is not a string', {}, loose({ runbookUrl: 1 }), 'runbookUrl is 1'],
  ['a number as a time', {}, loose({ failedFor: 5 }), 'failedFor is 5. Use a Duration'],
  ['no time at all', {}, { driftFor: Duration.seconds(0) }, 'driftFor in seconds must be a whole number from 1 to 2147483647, got 0'],
  ['part of a second', {}, { restartPendingFor: Duration.millis(1500) }, 'restartPendingFor is 1.5 seconds'],
  ['an interval that is not set', {}, { staleAfter: Duration.hours(1) }, 'staleAfter is set, but every is not, so the agent runs once per pod. Set every, or omit staleAfter.'],
  ['an alert between two passes', quarterly, { staleAfter: Duration.minutes(16) }, 'staleAfter of 960 s is too short for an agent with a pass every 900 s, which waits up to 10% longer. Use more than 990 seconds'],
])('fails for %s', (_what, props, options, text) => {
  expect(() => ruleOf(props, options)).toThrow(text);
});

test.each([[1, '1s'], [90, '1m30s'], [3600, '1h'], [604_800, '7d'], [90_061, '1d1h1m1s']])('%d seconds are %s', (seconds, text) => {
  expect(promDuration(seconds)).toBe(text);
});

/** Labels after the target's own label `namespace` has renamed that of the metric, and without that. */
const places = [
  ['renamed', 'namespace="monitoring",exported_namespace="node-admin"'],
  ['honored', 'namespace="node-admin"'],
] as const;

describeWith('promtool', missingPromtool, 'Prometheus evaluates the rule', () => {
  const series = (place: string, family: string, more = '', name = 'base') => `${family}{instance="node-1",${place},name="${name}"${more}}`;
  const ofSetting = (place: string, family: string, kind = 'localGroup') => series(place, `hostprocess_setting_${family}`, `,setting="${kind}/a",kind="${kind}"`);
  const exporter = { 'windows_exporter_collector_success{collector="textfile",instance="node-1",namespace="monitoring"}': '1x100000' };

  test.each<[string, Partial<WindowsNodeSettingsProps>]>([
    ['with an interval', quarterly], ['once per pod', {}], ['in audit mode', { ...quarterly, mode: SettingsMode.AUDIT }], ['with the longest interval', { every: Duration.days(7) }],
  ])('and finds no fault with it, %s', (_what, props) => {
    expect(checkRules(ruleOf(props))).toEqual({ status: 0, stderr: '' });
  });

  describe.each(places)('where the namespace is %s', (_place, place) => {
    const fires = (input: Series, at: string, expected: readonly string[], props: Partial<WindowsNodeSettingsProps> = quarterly) => {
      expectFiring(ruleOf(props), input, at, expected);
    };

    test('an agent whose metrics are frozen is stale, and one that works is not', () => {
      const lastRun = series(place, 'hostprocess_settings_last_run_timestamp_seconds');
      fires({ [lastRun]: '0x400' }, '49m', []);
      fires({ [lastRun]: '0x400' }, '51m', ['HostProcessSettingsStale']);
      fires({ [lastRun]: '0x400' }, '400m', ['HostProcessSettingsStale']);
      fires({ [lastRun]: '0x15 900x15 1800x15 2700x15 3600x15' }, '75m', []);
    });

    test('a node with the exporter and the agent has metrics', () => {
      // Several pods of kube-state-metrics give the same series.
      const pod = Object.fromEntries(['10.0.0.8:8080', '10.0.0.9:8080'].map((instance) => (
        [`kube_pod_info{instance="${instance}",${place},created_by_kind="DaemonSet",created_by_name="base",node="node-1",pod="base-x"}`, '1x400']
      )));
      const lastRun = { [series(place, 'hostprocess_settings_last_run_timestamp_seconds')]: '0x15 900x15 1800x15' };
      fires({ ...pod, ...exporter }, '40m', ['HostProcessSettingsMetricsMissing']);
      fires({ ...pod, ...exporter }, '20m', []);
      fires({ ...pod, ...exporter, ...lastRun }, '40m', []);
      fires(pod, '40m', []);
      fires(exporter, '40m', []);
    });

    test.each<[string, string, string, string[]]>([
      ['in place', '1x100', '0x100', []],
      ['corrected once', '1x100', '1x15 0x85', []],
      ['failed', '0x100', '0x100', ['HostProcessSettingFailed localGroup/a']],
      ['failed for a short time', '1x50 0x20 1x30', '0x100', []],
      ['reported only', '0x100', '1x100', ['HostProcessSettingDrift localGroup/a']],
    ])('a setting that is %s', (_what, converged, drift, expected) => {
      fires({ [ofSetting(place, 'converged')]: converged, [ofSetting(place, 'drift')]: drift }, '90m', expected);
    });

    test('a setting that something undoes again and again', () => {
      const undone = (drift: string) => ({ [ofSetting(place, 'converged')]: '1x2000', [ofSetting(place, 'drift')]: drift });
      fires(undone('1x2000'), '2h', ['HostProcessSettingUndone localGroup/a']);
      fires(undone('1x2000'), '2h', [], {});
      // Group policy, every two hours.
      fires(undone(Array.from({ length: 12 }, () => '1x15 0x103').join(' ')), '20h', ['HostProcessSettingUndone localGroup/a']);
      // A new node, and one correction a day later.
      fires(undone('1x16 0x1300 1x16 0x200'), '24h', []);
    });

    test('what waits for a restart or a reboot, after the time that the options give', () => {
      const waiting = { [ofSetting(place, 'pending')]: '1x200', [series(place, 'hostprocess_settings_reboot_pending')]: '1x200' };
      const rule = ruleOf(quarterly, { restartPendingFor: Duration.hours(1) });
      expectFiring(rule, waiting, '58m', []);
      expectFiring(rule, waiting, '62m', ['HostProcessRebootPending', 'HostProcessSettingWaitsForRestart localGroup/a']);
      expectFiring(rule, { ...waiting, [ofSetting(place, 'pending')]: '1x50 0x150' }, '62m', ['HostProcessRebootPending']);
    });

    test('a certificate that expires in 30 days', () => {
      const expiry = { [ofSetting(place, 'expiry_timestamp_seconds', 'trustedCertificate')]: `${31 * 86_400}x3000` };
      fires(expiry, '23h', []);
      fires(expiry, '25h', ['HostProcessSettingCertificateExpires trustedCertificate/a']);
    });

    test('scripts that others can change', () => {
      fires({ [series(place, 'hostprocess_agent_scripts_writable')]: '0x5 1x5' }, '4m', []);
      fires({ [series(place, 'hostprocess_agent_scripts_writable')]: '0x5 1x5' }, '7m', ['HostProcessAgentScriptsWritable']);
    });

    test('metrics of another agent say nothing about this one', () => {
      const bad = {
        hostprocess_settings_last_run_timestamp_seconds: '0x200', hostprocess_agent_scripts_writable: '1x200', hostprocess_settings_reboot_pending: '1x200',
        hostprocess_setting_converged: '0x200', hostprocess_setting_drift: '0x200', hostprocess_setting_pending: '1x200', hostprocess_setting_expiry_timestamp_seconds: '0x200',
      };
      const others = [(family: string) => series(place, family, '', 'other'), (family: string) => series(place.replace('node-admin', 'elsewhere'), family)];
      const input = Object.fromEntries(others.flatMap((other) => Object.entries(bad).map(([family, values]) => [other(family), values])));
      expectFiring(ruleOf(quarterly, { restartPendingFor: Duration.hours(1) }), input, '3h', []);
    });
  });

  test('an alert says which agent and node it is about, since when, and what to do', () => {
    const labels = { instance: 'node-1', namespace: 'node-admin', name: 'base' };
    expectAlert(ruleOf(), { [series(places[1][1], 'hostprocess_settings_last_run_timestamp_seconds')]: '0x400' }, '2h', 'HostProcessSettingsStale', {
      labels: { ...labels, alertname: 'HostProcessSettingsStale', severity: 'warning' },
      annotations: {
        summary: 'The node agent has stopped checking a node.',
        description: "Node settings node-admin/base on node-1: the last pass ended 2h 0m 0s ago, and the other metrics of the agent are just as old. Read the log of the agent's pod on this node.",
        runbook_url: 'https://github.com/cdk8s-hostprocess/cdk8s-hostprocess/blob/main/docs/node-agent.md#alerts',
      },
    });
  });

  test.each([['1h', 'expires in 1d 0h 0m 0s'], ['26h', 'has expired']])('after %s, a certificate %s', (at, text) => {
    const labels = { instance: 'node-1', namespace: 'node-admin', name: 'base', setting: 'trustedCertificate/a', kind: 'trustedCertificate' };
    const { annotations } = rulesOf().find(({ alert }) => alert === 'HostProcessSettingCertificateExpires');
    const description = `Node settings node-admin/base on node-1: the certificate of trustedCertificate/a ${text}. Add its successor to the settings.`;
    const input = { [ofSetting(places[1][1], 'expiry_timestamp_seconds', 'trustedCertificate')]: `${25 * 3600}x2000` };
    expectAlert(ruleOf(), input, at, 'HostProcessSettingCertificateExpires', {
      labels: { ...labels, alertname: 'HostProcessSettingCertificateExpires', severity: 'warning' }, annotations: { ...annotations, description },
    });
  });

  test('promtool would say something', () => {
    expect(checkRules({ spec: { groups: [{ name: 'a', rules: [{ alert: 'A', expr: 'sum(' }] }] } }).status).not.toBe(0);
    expect(() => expectFiring(ruleOf(), {}, '1m', ['HostProcessSettingsStale'])).toThrow('HostProcessSettingsStale');
  });
});

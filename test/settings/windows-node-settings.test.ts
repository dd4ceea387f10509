import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart, Duration, Testing, Yaml } from 'cdk8s';
import { Service } from 'cdk8s-plus-28';
import { bootstrapOn, chartWithNamespace, desiredIn, settingsOn } from './settings';
import { LocalGroup, LocalGroupGrant, NodeSetting, SettingsMode, WindowsNodes, WindowsNodeSettingsProps } from '../../src';

const props = (more: Partial<WindowsNodeSettingsProps>) => more;

function rendered(more: Partial<WindowsNodeSettingsProps> = {}): { daemonSet: any; configMaps: any[] } {
  const chart = chartWithNamespace();
  settingsOn(chart, 'settings', { metadata: { name: 'baseline' }, ...more });
  const objects = Testing.synth(chart);
  return { daemonSet: objects.find(({ kind }) => kind === 'DaemonSet'), configMaps: objects.filter(({ kind }) => kind === 'ConfigMap') };
}

const variables = (container: any) => Object.fromEntries(container.env.map(({ name, value, valueFrom }: any) => [name, value ?? valueFrom]));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test('once per pod: LocalSystem works in an init container, and what stays is LocalService', () => {
  const { spec } = rendered().daemonSet.spec.template;
  expect(spec.securityContext.windowsOptions.runAsUserName).toBe('NT AUTHORITY\\Local service');
  expect(spec.initContainers.map(({ name, securityContext }: any) => [name, securityContext.windowsOptions.runAsUserName])).toEqual([['apply', 'NT AUTHORITY\\SYSTEM']]);
  expect(spec.containers).toEqual([expect.objectContaining({ name: 'idle' })]);
  expect(spec.containers[0]).not.toHaveProperty('securityContext');
  expect(variables(spec.initContainers[0])).not.toHaveProperty('HOSTPROCESS_AGENT_EVERY_SECONDS');
});

test('every so often: one container of LocalSystem, which says why', () => {
  const { spec, metadata } = rendered({ every: Duration.minutes(15) }).daemonSet.spec.template;
  expect(spec.securityContext.windowsOptions.runAsUserName).toBe('NT AUTHORITY\\SYSTEM');
  expect(spec.initContainers).toBeUndefined();
  expect(variables(spec.containers[0])).toMatchObject({ HOSTPROCESS_RUN: 'forever', HOSTPROCESS_AGENT_EVERY_SECONDS: '900' });
  expect(metadata.annotations).toEqual({ 'cdk8s-hostprocess/account-reason': expect.stringContaining('LocalSystem') });
});

test.each([undefined, Duration.minutes(5)])('the agent runs the scripts and data of the pod template, and the probes look for them (every: %p)', (every) => {
  const { daemonSet, configMaps } = rendered({ every });
  const { spec } = daemonSet.spec.template;
  const agent = (spec.initContainers ?? spec.containers)[0];
  const files = Object.fromEntries(configMaps.filter(({ metadata }) => spec.volumes.some(({ name, configMap }: any) => (
    configMap.name === metadata.name && agent.volumeMounts.some((mount: any) => mount.name === name)
  ))).flatMap(({ data }) => Object.entries<string>(data)));
  const sums = (names: readonly string[]) => names.map((name) => `${sha256(files[name])}  ${name}\n`).join('');
  const named = ['SHA256SUMS', 'desired.json', 'run-node-script.ps1', 'script.ps1'];
  expect(files.SHA256SUMS).toBe(sums(Object.keys(files).filter((name) => !named.includes(name)).sort()));
  const revision = sha256(sums(named));
  expect(variables(agent).HOSTPROCESS_AGENT_SHA256).toBe(revision);
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['desired.json', 'script.ps1', 'run-node-script.ps1']));
  const { startupProbe, readinessProbe } = spec.containers[0];
  const probe = (text: string) => ['C:\\Windows\\System32\\findstr.exe', `/c:${text}`, 'C:\\Program Files\\cdk8s-hostprocess-agent\\agents\\node-admin\\baseline\\pass.txt'];
  // An init container that has ended says all that a probe could say.
  expect([startupProbe?.exec.command, readinessProbe?.exec.command]).toEqual(every && [probe(revision), probe(`ready:${revision}`)] || [undefined, undefined]);
});

test('an agent with a failed setting is not ready and not restarted, and probes start few processes', () => {
  const { startupProbe, readinessProbe } = rendered({ every: Duration.minutes(15) }).daemonSet.spec.template.spec.containers[0];
  const agent = readFileSync(join(__dirname, '..', '..', 'src', 'agent', 'node-agent.ps1'), 'utf8');
  const [, lock, pass] = /LockTimeoutSeconds = (\d+); PassTimeoutSeconds = (\d+)/u.exec(agent)!.map(Number);
  const [, start] = /startTimeoutSeconds = (\d+)/u.exec(agent)!.map(Number);
  expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThan(start + lock + pass);
  expect(86_400 / readinessProbe.periodSeconds).toBeLessThan(300);
});

test('a changed setting is another pod template, another document and the same script', () => {
  const [one, other] = [[LocalGroupGrant.directory('C:/data')], [LocalGroupGrant.podLogs()]].map((grants) => rendered({ settings: [LocalGroup.define('readers', { grants })] }));
  const names = ({ configMaps }: typeof one) => configMaps.map(({ metadata }) => metadata.name);
  expect(names(one).filter((name) => !names(other).includes(name))).toEqual([expect.stringMatching(/^baseline-data-apply-[0-9a-f]{10}$/)]);
  expect(one.daemonSet.spec.template).not.toEqual(other.daemonSet.spec.template);
  expect(one.configMaps.every(({ immutable }) => immutable)).toBe(true);
});

test('a tenth of the nodes may be without a ready agent', () => {
  expect(rendered().daemonSet.spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } });
});

test('mode, namespace, name and the folder for metrics reach the agent', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const metadata = { name: 'audit', namespace: 'else' };
  settingsOn(chart, 'settings', { mode: SettingsMode.AUDIT, textfileDirectory: 'C:/metrics', metadata });
  expect(desiredIn(chart)).toMatchObject({ schemaVersion: 1, mode: 'audit', ...metadata, textfileDirectory: 'C:/metrics' });
});

test('without a namespace the agent works in the folder of the namespace default', () => {
  const chart = new Chart(Testing.app(), 'chart');
  settingsOn(chart, 'settings', {});
  expect(desiredIn(chart).namespace).toBe('default');
});

test('no rule has anything to say of it', () => {
  const chart = chartWithNamespace();
  expect(settingsOn(chart, 'once', {}).daemonSet.findings).toEqual([]);
  expect(settingsOn(chart, 'again', { every: Duration.hours(1) }).daemonSet.findings).toEqual([]);
});

test('it is a selector, and its API object can be patched', () => {
  const chart = chartWithNamespace();
  const settings = settingsOn(chart, 'settings', {});
  new Service(chart, 'service', { selector: settings, ports: [{ port: 80 }] });
  const [service] = Testing.synth(chart).filter(({ kind }) => kind === 'Service');
  expect(service.spec.selector).toEqual(settings.selectorLabels);
  expect(ApiObject.of(settings).kind).toBe('DaemonSet');
});

test.each<[string, object, string]>([
  ['no settings', props({ settings: [] }), 'node settings are empty'],
  ['what is no setting', props({ settings: [{} as NodeSetting] }), 'node settings must be objects of NodeSetting, got an object at index 0'],
  ['one setting instead of a list', props({ settings: LocalGroup.define('a') as any, image: 'a:1' }), 'node settings must be a list, got an object of LocalGroup'],
  ['a list in the list', props({ settings: [[LocalGroup.define('a')]] as any }), 'Spread the nested list: [...list, other].'],
  ['nodes by name', props({ nodes: 'windows' as any }), 'is "windows". Use WindowsNodes.all()'],
  ['an update strategy by name', props({ updateStrategy: 'rolling' as any }), 'updateStrategy is "rolling"'],
  ['parts of seconds', props({ every: Duration.millis(90_500) }), 'node settings "chart-settings-c83dcbfb": every is 90.5 seconds. Use a whole number of seconds.'],
  ['too often', props({ every: Duration.seconds(10) }), ': every in seconds must be a whole number from 60 to 604800, got 10'],
  ['a name that is too long for a path', props({ metadata: { name: 'a'.repeat(205) } }), 'Use a shorter metadata.name or textfileDirectory.'],
  ['a folder for metrics that leaves no room', props({ textfileDirectory: `C:\\${'m'.repeat(250)}` }), 'is longer than 259 characters, and Windows cannot open it'],
  ['a device as name', props({ metadata: { name: 'con' } }), 'node settings: name "con" is a device name'],
  ['a device as namespace', props({ metadata: { namespace: 'aux' } }), 'node settings: namespace "aux" is a device name'],
  ['a lost backslash', props({ textfileDirectory: 'C:\temp' }), 'textfileDirectory "C:\\temp" contains a control character'],
  ['an account', { account: 'x' }, 'WindowsNodeSettings has no property "account"'],
])('fails for %s', (_what, more, text) => {
  expect(() => settingsOn(chartWithNamespace(), 'settings', more)).toThrow(text);
});

describe('LocalGroupBootstrap', () => {
  const everyOf = (...grants: LocalGroupGrant[]) => {
    const chart = chartWithNamespace();
    const bootstrap = bootstrapOn(chart, 'groups', LocalGroup.define('readers', { grants }));
    const { spec } = Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet').spec.template;
    const { HOSTPROCESS_AGENT_EVERY_SECONDS: seconds } = variables((spec.initContainers ?? spec.containers)[0]);
    return { seconds, findings: bootstrap.daemonSet.findings };
  };

  test('makes groups once per pod, and heals the access to pod logs every quarter of an hour', () => {
    expect(everyOf(LocalGroupGrant.directory('C:/data'))).toEqual({ seconds: undefined, findings: [] });
    expect(everyOf(LocalGroupGrant.podLogs())).toEqual({ seconds: '900', findings: [] });
    expect(everyOf(LocalGroupGrant.podLogs().absent())).toEqual({ seconds: undefined, findings: [] });
  });

  test('passes nodes on', () => {
    const chart = chartWithNamespace();
    settingsOn(chart, 'settings', { nodes: WindowsNodes.all().withLabel('pool', 'a') });
    expect(Yaml.stringify(...Testing.synth(chart))).toContain('pool: a');
  });

  test('fails for properties of other constructs', () => {
    expect(() => bootstrapOn(chartWithNamespace(), 'groups', undefined as unknown as LocalGroup)).toThrow('node settings must be objects of NodeSetting, got undefined at index 0');
  });
});

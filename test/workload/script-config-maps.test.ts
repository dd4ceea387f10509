import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Testing, Yaml } from 'cdk8s';
import { minimal, newChart } from './workloads';
import { HostProcessContainer, HostProcessDaemonSet, NodeScript, NodeScriptData, ScriptRun } from '../../src';

const runner = readFileSync(join(__dirname, '..', '..', 'src', 'agent', 'run-node-script.ps1'), 'utf8');

function agent(script: NodeScript, name?: string): HostProcessContainer {
  return HostProcessContainer.fromScript(script, { run: ScriptRun.every(Duration.minutes(5)), name });
}

function objects(script: NodeScript, metadata?: { name: string; namespace?: string }): any[] {
  const chart = newChart('monitoring');
  new HostProcessDaemonSet(chart, 'agent', { ...minimal(), containers: [agent(script)], metadata });
  return Testing.synth(chart);
}

const configMapNames = (script: NodeScript) => objects(script).filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
const withData = (text: string, ...files: [string, string][]) => (
  NodeScript.fromInline(text, { data: files.map(([name, content]) => NodeScriptData.fromText(name, content)) })
);

test('the YAML of a script with data', () => {
  const workload = objects(NodeScript.fromInline('Get-Date\n', { data: [NodeScriptData.fromJson('settings.json', { path: 'C:\\logs' })] }))
    .filter(({ kind, data }) => kind !== 'ConfigMap' || data['settings.json'] !== undefined);
  expect(Yaml.stringify(...workload)).toMatchSnapshot();
});

test('a ConfigMap is immutable and holds the script beside the runner', () => {
  expect(objects(NodeScript.fromInline('Get-Date')).find(({ kind }) => kind === 'ConfigMap')).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: expect.stringMatching(/^monitoring-agent-c8[0-9a-f]{6}-script-main-[0-9a-f]{10}$/) },
    immutable: true,
    data: { 'run-node-script.ps1': runner, 'script.ps1': 'Get-Date' },
  });
});

test('the name of a ConfigMap is pinned: an upgrade that changes it rolls the pods of every user, and needs a word in the changelog', () => {
  expect(configMapNames(withData('Get-Date\n', ['a.txt', 'a']))).toEqual([
    'monitoring-agent-c8232656-script-main-9b392c7ccb', 'monitoring-agent-c8232656-data-main-4c0b0eee46',
  ]);
});

test('the name carries the hash of what the ConfigMap holds', () => {
  const hash = createHash('sha256').update(JSON.stringify([['run-node-script.ps1', runner], ['script.ps1', 'Get-Date']])).digest('hex');
  expect(configMapNames(NodeScript.fromInline('Get-Date'))[0]).toMatch(new RegExp(`-script-main-${hash.slice(0, 10)}$`));
});

test('a change of the script renames one ConfigMap, a change of the data the other, and line ends or order none', () => {
  const [script, data] = configMapNames(withData('a\nb', ['a', '1'], ['b', '2']));
  expect(configMapNames(withData('a\r\nb', ['b', '2'], ['a', '1']))).toEqual([script, data]);
  expect(configMapNames(withData('a\nc', ['a', '1'], ['b', '2']))).toEqual([expect.not.stringMatching(script), data]);
  expect(configMapNames(withData('a\nb', ['a', '1'], ['b', '3']))).toEqual([script, expect.not.stringMatching(data)]);
});

test('the pod names both ConfigMaps, so that it is replaced when either changes', () => {
  const all = objects(withData('exit 0', ['a', '1']));
  const names = all.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
  const { volumes } = all.find(({ kind }) => kind === 'DaemonSet').spec.template.spec;
  expect(volumes).toEqual([{ name: 'script-main', configMap: { name: names[0] } }, { name: 'data-main', configMap: { name: names[1] } }]);
});

test('a script of each mode tells the runner by environment variables, and nothing else', () => {
  const env = (run: ScriptRun) => {
    const chart = newChart();
    new HostProcessDaemonSet(chart, 'agent', { ...minimal(), initContainers: [HostProcessContainer.fromScript(NodeScript.fromInline('exit 0'), { run, name: 'script' })] });
    return Testing.synth(chart).find(({ kind }) => kind === 'DaemonSet').spec.template.spec.initContainers[0].env;
  };
  expect(env(ScriptRun.once())).toEqual([{ name: 'HOSTPROCESS_RUN', value: 'once' }]);
  expect(env(ScriptRun.onceThenIdle())).toEqual([{ name: 'HOSTPROCESS_RUN', value: 'onceThenIdle' }]);
  expect(env(ScriptRun.forever())).toEqual([{ name: 'HOSTPROCESS_RUN', value: 'forever' }]);
  expect(env(ScriptRun.every(Duration.minutes(1), { jitter: Duration.seconds(7) }))).toEqual([
    { name: 'HOSTPROCESS_RUN', value: 'every' }, { name: 'HOSTPROCESS_RUN_EVERY_SECONDS', value: '60' }, { name: 'HOSTPROCESS_RUN_JITTER_SECONDS', value: '7' },
  ]);
});

test('the ConfigMaps lie in the namespace of the workload, under names that begin with its own', () => {
  const all = objects(NodeScript.fromInline('exit 0'), { name: 'log-agent', namespace: 'logs' });
  expect(all.map(({ metadata }) => metadata.namespace)).toEqual(['logs', 'logs']);
  expect(all.find(({ kind }) => kind === 'ConfigMap').metadata.name).toMatch(/^log-agent-script-main-[0-9a-f]{10}$/);
});

test.each([`${'a'.repeat(231)}.b`, `${'a'.repeat(220)}.${'b'.repeat(32)}`, 'a'.repeat(253)])('a long name of a workload leaves a name that the API server takes, %#', (name) => {
  const { metadata } = objects(NodeScript.fromInline('exit 0'), { name }).find(({ kind }) => kind === 'ConfigMap');
  expect(metadata.name.length).toBeLessThanOrEqual(253);
  expect(metadata.name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/);
});

test('ConfigMaps come before the workload, for tools that apply in order', () => {
  expect(objects(withData('exit 0', ['a', '1'])).map(({ kind }) => kind)).toEqual(['ConfigMap', 'ConfigMap', 'DaemonSet']);
});

test('one container may serve two workloads, each with ConfigMaps of its own', () => {
  const chart = newChart();
  const shared = agent(NodeScript.fromInline('exit 0'));
  const workloads = ['a', 'b'].map((id) => new HostProcessDaemonSet(chart, id, { ...minimal(), containers: [shared] }));
  expect(Testing.synth(chart).filter(({ kind }) => kind === 'ConfigMap')).toHaveLength(2);
  expect(workloads.flatMap(({ configMaps }) => configMaps.map(({ node }) => node.path))).toEqual(['chart/a/script-main', 'chart/b/script-main']);
});

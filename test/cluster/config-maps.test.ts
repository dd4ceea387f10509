import { App, Chart, Yaml } from 'cdk8s';
import { apiServer, describeWithCluster, sharedAddress } from './cluster';
import { Kubectl } from './kubectl';
import {
  HostProcessContainer, HostProcessDaemonSet, HostProcessVolume, LocalGroup, NodeScript, NodeScriptData, ScriptRun, WindowsAccount,
  WindowsNodeExporter, WindowsNodeSettings,
} from '../../src';

function scriptConfigMap(script: NodeScript): { json: any; yaml: string } {
  const chart = new Chart(new App(), 'chart', { namespace: 'default' });
  const workload = new HostProcessDaemonSet(chart, 'agent', {
    account: WindowsAccount.localService(),
    containers: [HostProcessContainer.fromScript(script, { run: ScriptRun.onceThenIdle() })],
  });
  const json = workload.configMaps.at(-1)!.toJson();
  return { json, yaml: Yaml.stringify(json) };
}

describeWithCluster('immutable ConfigMaps', () => {
  test('a byte order mark and characters outside ASCII survive YAML, kubectl and the API server', () => {
    const kubectl = new Kubectl(process.env.KUBEBUILDER_ASSETS!, sharedAddress());
    const { json, yaml } = scriptConfigMap(NodeScript.fromInline("Write-Output 'Gr\u00fc\u00dfe \u2013 \u65e5\u672c'\n"));
    const stored = kubectl.dryRunOfCreate(yaml);
    kubectl.close();
    expect(stored.data).toEqual(json.data);
    expect(stored.data['script.ps1'].charCodeAt(0)).toBe(0xfeff);
  });

  test.each([
    ['as large as it may be', 1024 * 1024, 201],
    ['one byte larger', 1024 * 1024 + 1, 422],
  ])('%s: %d bytes of data are answered with %d', async (_, size, status) => {
    const { json } = scriptConfigMap(NodeScript.fromInline('Get-Date', { data: [NodeScriptData.fromText('large.txt', 'x'.repeat(size))] }));
    expect((await apiServer().create(json)).status).toBe(status);
  });

  test.each(['d'.repeat(253), `${'d'.repeat(230)}.${'e'.repeat(20)}`, `${'d'.repeat(226)}.${'e'.repeat(20)}`])('the longest names of workloads, %#', async (name) => {
    const chart = new Chart(new App(), 'chart', { namespace: 'default' });
    const account = WindowsAccount.localSystem({ reason: 'metrics' });
    new WindowsNodeExporter(chart, 'exporter', { account, metadata: { name } });
    new HostProcessDaemonSet(chart, 'agent', {
      account,
      metadata: { name },
      containers: [HostProcessContainer.fromImage('agent:1', { mounts: [HostProcessVolume.fromFiles({ 'agent.conf': name }).mount()] })],
    });
    const configMaps = (chart.toJson() as any[]).filter(({ kind }) => kind === 'ConfigMap');
    const answers = await Promise.all(configMaps.map((configMap) => apiServer().create(configMap)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  });

  test('the scripts of the node agent, which two charts of one namespace have under different names', async () => {
    const app = new App();
    const charts = ['one', 'two'].map((id) => new Chart(app, id, { namespace: 'default' }));
    for (const chart of charts) {
      for (const name of ['a', 'b']) {
        new WindowsNodeSettings(chart, name, { settings: [LocalGroup.define('readers')], metadata: { name: `${chart.node.id}-${name}` } });
      }
    }
    const objects = charts.flatMap((chart) => chart.toJson() as any[]);
    for (const object of objects) {
      // What is not only tried cannot be made twice.
      expect([object.metadata.name, (await apiServer().create(object, { dryRun: false })).status]).toEqual([object.metadata.name, 201]);
    }
    expect(objects.filter(({ data }) => data?.['agent-run.ps1'] !== undefined)).toHaveLength(2);
  });

  test('their content cannot be changed', async () => {
    const { json } = scriptConfigMap(NodeScript.fromInline('Get-Date'));
    await apiServer().create(json, { dryRun: false });
    const { status, body } = await apiServer().replace({ ...json, data: { 'script.ps1': 'Remove-Item C:\\' } });
    expect({ status, immutable: body.message.includes('immutable') }).toEqual({ status: 422, immutable: true });
  });
});

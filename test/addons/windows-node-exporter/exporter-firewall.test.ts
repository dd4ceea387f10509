import { App } from 'cdk8s';
import { chartInMonitoring, rendered, system } from './exporters';
import { ExporterCollector, ExporterFirewall, ExporterFirewallOptions, WindowsNodeExporter, WindowsNodes, WindowsServer } from '../../../src';

const desiredIn = (objects: any[]) => JSON.parse(objects.find(({ data }) => data?.['desired.json'] !== undefined).data['desired.json']);

test('the firewall is left alone unless somebody says who may come in', () => {
  for (const firewall of [undefined, ExporterFirewall.none()]) {
    const { exporter, objects } = rendered({ firewall });
    expect(exporter.firewallSettings).toBeUndefined();
    expect(objects.map(({ kind }) => kind)).toEqual(['ConfigMap', 'DaemonSet']);
  }
});

test('one rule of a fixed name, for the port, on the same nodes, in a DaemonSet of its own', () => {
  const { exporter, objects } = rendered({
    port: 19182, nodes: WindowsNodes.ofServer(WindowsServer.LTSC2022), metadata: { name: 'exporter', namespace: 'kube-system' }, firewall: ExporterFirewall.allowFrom(['10.0.0.0/8', 'fd00::/8']),
  });
  expect(desiredIn(objects).settings).toEqual([{
    id: 'firewallRule/windows-exporter-19182', kind: 'firewallRule', ensure: 'present', name: 'windows-exporter-19182', displayName: 'windows_exporter (TCP 19182)',
    description: 'Lets Prometheus in. Made by cdk8s-hostprocess.', protocol: 'TCP', localPorts: ['19182'], remoteAddresses: ['10.0.0.0/8', 'fd00::/8'],
    profiles: ['Domain', 'Private', 'Public'],
  }]);
  const daemonSets = objects.filter(({ kind }) => kind === 'DaemonSet');
  expect(daemonSets.map(({ metadata }) => metadata.namespace)).toEqual(['kube-system', 'kube-system']);
  expect(daemonSets[1].spec.template.spec.nodeSelector).toEqual(daemonSets[0].spec.template.spec.nodeSelector);
  expect(exporter.firewallSettings!.daemonSet.name).toBe(daemonSets[1].metadata.name);
});

test('the state of the rule is among the metrics, where text files are read', () => {
  const firewall = ExporterFirewall.allowFrom(['10.0.0.0/8']);
  const directoryOf = (collectors?: ExporterCollector[]) => desiredIn(rendered({ firewall, collectors }).objects).textfileDirectory;
  expect(directoryOf()).toBeUndefined();
  expect(directoryOf([ExporterCollector.textfile()])).toBe(WindowsNodeExporter.TEXTFILE_DIRECTORY);
});

test('the exporter\'s pod is the same with and without: it does not depend on the rule', () => {
  expect(rendered({ firewall: ExporterFirewall.allowFrom(['10.0.0.0/8']) }).pod).toEqual(rendered().pod);
});

test.each<[string[], string]>([
  ['10.0.0.0/8' as unknown as string[], 'ExporterFirewall.allowFrom: remoteAddresses must be a list, got "10.0.0.0/8"'],
  [[], 'FirewallRule "windows-exporter": remoteAddresses must contain at least one address'],
  [['prometheus'], 'FirewallRule "windows-exporter": remote address "prometheus" is not valid'],
  [['Any', '10.0.0.1'], 'remote address "Any" is not valid'],
])('allowFrom(%j) is refused at once', (addresses, text) => {
  expect(() => ExporterFirewall.allowFrom(addresses)).toThrow(text);
});

test('its DaemonSet is called after the exporter, unless it is given other metadata', () => {
  const metadataOf = (metadata?: { name?: string; namespace?: string }, options?: ExporterFirewallOptions) => {
    const { exporter } = rendered({ metadata, firewall: ExporterFirewall.allowFrom(['10.0.0.0/8'], options) });
    return exporter.firewallSettings!.daemonSet.metadata.toJson();
  };
  expect(metadataOf({ name: 'windows-exporter', namespace: 'kube-system' })).toEqual({ name: 'windows-exporter-firewall', namespace: 'kube-system' });
  expect(metadataOf().name).toMatch(/^chart-exporter-c8[0-9a-f]{6}-firewall$/);
  expect(metadataOf({ name: 'windows-exporter' }, { metadata: { name: 'open-9182', namespace: 'node-admin', labels: { team: 'nodes' } } }))
    .toEqual({ name: 'open-9182', namespace: 'node-admin', labels: { team: 'nodes' } });
  expect(() => ExporterFirewall.allowFrom(['10.0.0.0/8'], { name: 'x' } as object)).toThrow('ExporterFirewall.allowFrom has no property "name"');
});

test('two exporters that want different rules for one port of the same nodes are told at synth', () => {
  const chart = chartInMonitoring();
  for (const [id, address] of [['one', '10.0.0.0/8'], ['two', '192.168.0.0/16']]) {
    new WindowsNodeExporter(chart, id, { account: system, firewall: ExporterFirewall.allowFrom([address]) });
  }
  expect(() => (chart.node.root as App).synthYaml()).toThrow(
    '"chart/two/firewall" and "chart/one/firewall" conflict over "firewallRule/windows-exporter-9182": remoteAddresses ([',
  );
});

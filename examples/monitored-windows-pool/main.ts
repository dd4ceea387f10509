import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  ExporterCollector, FirewallRule, HostProcessNamespace, NodeToleration, WindowsAccount, WindowsNodeExporter, WindowsNodes, WindowsNodeSettings,
  WindowsServer,
} from 'cdk8s-hostprocess';

const pool = WindowsNodes.ofServer(WindowsServer.LTSC2022).tolerating(NodeToleration.everything());

/**
 * Serves the metrics of a pool of Windows nodes, opens the firewall for Prometheus, and reports the
 * state of that firewall rule.
 */
export class MonitoredWindowsPool extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    new HostProcessNamespace(this, 'namespace', { metadata: { name: 'windows-monitoring' } });
    const exporter = new WindowsNodeExporter(this, 'exporter', {
      metadata: { name: 'windows-exporter', namespace: 'windows-monitoring' },
      account: WindowsAccount.localSystem({ reason: 'performance counters, and the container collector reads the Host Compute Service' }),
      nodes: pool,
      collectors: [
        ...ExporterCollector.defaults().filter(({ name }) => name !== 'service'),
        ExporterCollector.service({ include: 'containerd|kubelet|kube-proxy' }),
        ExporterCollector.container(),
        ExporterCollector.textfile(),
      ],
      resources: { memory: { request: Size.mebibytes(100), limit: Size.mebibytes(400) } },
      priorityClassName: 'system-node-critical',
    });
    exporter.addPodMonitor({
      metadata: { name: 'windows-exporter', namespace: 'windows-monitoring' },
      labels: { release: 'prometheus' },
      interval: Duration.seconds(30),
    });

    new HostProcessNamespace(this, 'admin', { metadata: { name: 'node-admin' } });
    new WindowsNodeSettings(this, 'settings', {
      metadata: { name: 'monitoring', namespace: 'node-admin' },
      nodes: pool,
      settings: [FirewallRule.allowInbound('windows-exporter', { port: exporter.port, remoteAddresses: ['10.0.0.0/8'] })],
      every: Duration.minutes(15),
      textfileDirectory: exporter.textfileDirectory,
    });
  }
}

const app = new App();
new MonitoredWindowsPool(app, 'monitored-windows-pool');
app.synth();

import { join } from 'path';
import { App, Chart, ChartProps, Duration, Size, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  HostProcessContainer, HostProcessDaemonSet, HostProcessNamespace, HostProcessPort, HostProcessProbe, NodeScript, NodeScriptData, NodeToleration,
  ProbePort, ScriptRun, WindowsAccount, WindowsNodes,
} from 'cdk8s-hostprocess';

const port = 9182;
const collectors = ['cpu', 'logical_disk', 'memory', 'net', 'os', 'physical_disk', 'system'];

/**
 * windows_exporter on every Windows node, and a Prometheus on Linux that finds the nodes through a
 * Service.
 */
export class LinuxAndWindows extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    const exporter = this.windowsExporter(new HostProcessNamespace(this, 'windows', { metadata: { name: 'windows-monitoring' } }).name);
    const service = exporter.exposeViaService({ metadata: { name: 'windows-exporter' } });
    this.prometheus('monitoring', `${service.name}.${service.metadata.namespace}.svc`);
  }

  private windowsExporter(namespace: string): HostProcessDaemonSet {
    const openPort = NodeScript.fromFile(join(__dirname, 'open-port.ps1'), {
      data: [NodeScriptData.fromJson('settings.json', { rule: 'windows-exporter', port, remoteAddresses: ['10.0.0.0/8'] })],
    });
    const health = { path: '/health', port: ProbePort.fromName('metrics'), timeout: Duration.seconds(5) };
    return new HostProcessDaemonSet(this, 'windows-exporter', {
      metadata: { namespace, name: 'windows-exporter' },
      account: WindowsAccount.localService(),
      nodes: WindowsNodes.all().tolerating(NodeToleration.everything()),
      initContainers: [HostProcessContainer.fromScript(openPort, {
        name: 'open-port',
        account: WindowsAccount.localSystem({ reason: 'Only administrators may change the firewall of the node.' }),
        run: ScriptRun.once(),
      })],
      containers: [HostProcessContainer.fromImage('ghcr.io/prometheus-community/windows-exporter:0.31.8', {
        name: 'windows-exporter',
        args: [`--web.listen-address=:${port}`, `--collectors.enabled=${collectors.join(',')}`],
        ports: [HostProcessPort.tcp(port, { name: 'metrics' })],
        livenessProbe: HostProcessProbe.httpGet({ ...health, period: Duration.seconds(30) }),
        readinessProbe: HostProcessProbe.httpGet(health),
        resources: { memory: { request: Size.mebibytes(100), limit: Size.mebibytes(300) } },
      })],
    });
  }

  private prometheus(name: string, exporters: string): void {
    new kplus.Namespace(this, 'linux', { metadata: { name } });
    const metadata = { namespace: name };
    const config = new kplus.ConfigMap(this, 'prometheus-config', {
      metadata,
      data: {
        'prometheus.yml': Yaml.stringify({
          scrape_configs: [{ job_name: 'windows-nodes', dns_sd_configs: [{ names: [exporters], type: 'A', port }] }],
        }),
      },
    });
    const prometheus = new kplus.Deployment(this, 'prometheus', {
      metadata: { ...metadata, name: 'prometheus' },
      replicas: 1,
      securityContext: { user: 65534, group: 65534, fsGroup: 65534 },
      containers: [{
        image: 'quay.io/prometheus/prometheus:v3.5.0',
        args: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus'],
        portNumber: 9090,
        resources: { cpu: { request: kplus.Cpu.millis(100) }, memory: { request: Size.mebibytes(512), limit: Size.gibibytes(1) } },
        volumeMounts: [
          { path: '/etc/prometheus', volume: kplus.Volume.fromConfigMap(this, 'config-volume', config) },
          { path: '/prometheus', volume: kplus.Volume.fromEmptyDir(this, 'data-volume', 'data') },
        ],
      }],
    });
    prometheus.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.is('kubernetes.io/os', 'linux')));
  }
}

const app = new App();
new LinuxAndWindows(app, 'linux-and-windows');
app.synth();

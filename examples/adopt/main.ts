import { App, Chart, ChartProps } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { HostProcessContainer, HostProcessDaemonSet, HostProcessPort, HostProcessVolume, ImagePullPolicy, WindowsAccount } from 'cdk8s-hostprocess';

/**
 * Takes over the DaemonSet of existing.yaml. Name and selector are the same, so `kubectl apply`
 * updates it in place.
 */
export class Adopt extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, { namespace: 'monitoring', ...props });
    const config = HostProcessVolume.fromConfigMap(ConfigMap.fromConfigMapName(this, 'config', 'windows-exporter-config'))
      .mount({ mountPath: '/config.yml', subPath: 'config.yml' });
    new HostProcessDaemonSet(this, 'windows-exporter', {
      metadata: { name: 'windows-exporter', labels: { app: 'windows-exporter' } },
      selector: { app: 'windows-exporter' },
      account: WindowsAccount.localSystem({ reason: 'Opens its port in the firewall of the node.' }),
      automountServiceAccountToken: true,
      initContainers: [HostProcessContainer.fromImage('mcr.microsoft.com/powershell:lts-nanoserver-1809', {
        name: 'configure-firewall',
        command: ['powershell'],
        args: [
          'New-NetFirewallRule', '-DisplayName', "'windows-exporter'", '-Direction', 'inbound', '-Profile', 'Any', '-Action', 'Allow',
          '-LocalPort', '9182', '-Protocol', 'TCP',
        ],
      })],
      containers: [HostProcessContainer.fromImage('ghcr.io/prometheus-community/windows-exporter:latest', {
        name: 'windows-exporter',
        imagePullPolicy: ImagePullPolicy.ALWAYS,
        args: [`--config.file=${config.path.commandLine}`],
        ports: [HostProcessPort.tcp(9182, { name: 'http' })],
        mounts: [config],
      })],
    });
  }
}

const app = new App();
new Adopt(app, 'adopt');
app.synth();

import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import { HostProcessContainer, HostProcessDaemonSet, HostProcessPort, HostProcessVolume, ImagePullPolicy, WindowsAccount } from 'cdk8s-hostprocess';

/** windows_exporter as its project publishes it: the port is opened in the firewall first. */
export function windowsExporterUpstream(chart: Chart): HostProcessDaemonSet {
  const configMap = ConfigMap.fromConfigMapName(chart, 'config', 'windows-exporter-config');
  const config = HostProcessVolume.fromConfigMap(configMap).mount({ mountPath: '/config.yml', subPath: 'config.yml' });

  return new HostProcessDaemonSet(chart, 'windows-exporter', {
    metadata: { name: 'windows-exporter', namespace: 'monitoring', labels: { app: 'windows-exporter' } },
    selector: { app: 'windows-exporter' },
    account: WindowsAccount.localSystem({ reason: 'Opens its port in the firewall of the node.' }),
    automountServiceAccountToken: true,
    initContainers: [
      HostProcessContainer.fromImage('mcr.microsoft.com/powershell:lts-nanoserver-1809', {
        name: 'configure-firewall',
        command: ['powershell'],
        args: [
          'New-NetFirewallRule', '-DisplayName', "'windows-exporter'", '-Direction', 'inbound', '-Profile', 'Any', '-Action', 'Allow',
          '-LocalPort', '9182', '-Protocol', 'TCP',
        ],
      }),
    ],
    containers: [
      HostProcessContainer.fromImage('ghcr.io/prometheus-community/windows-exporter:latest', {
        name: 'windows-exporter',
        imagePullPolicy: ImagePullPolicy.ALWAYS,
        args: [`--config.file=${config.path.commandLine}`],
        ports: [HostProcessPort.tcp(9182, { name: 'http' })],
        mounts: [config],
      }),
    ],
  });
}

import { Chart } from 'cdk8s';
import { HostProcessContainer, HostProcessDaemonSet, ImagePullPolicy, WindowsAccount, WindowsNodes, WindowsServer } from 'cdk8s-hostprocess';

/** The device plugin for graphics cards on Windows Server 2022. */
export function directxWddm(chart: Chart): HostProcessDaemonSet {
  return new HostProcessDaemonSet(chart, 'plugin', {
    metadata: { name: 'device-plugin-wddm' },
    selector: { app: 'device-plugin-wddm' },
    account: WindowsAccount.localSystem({ reason: 'Registers devices at the socket of kubelet.' }),
    automountServiceAccountToken: true,
    nodes: WindowsNodes.ofServer(WindowsServer.LTSC2022).withLabel('kubernetes.io/arch', 'amd64'),
    containers: [
      HostProcessContainer.fromImage('index.docker.io/tensorworks/wddm-device-plugin:0.0.1', {
        name: 'device-plugin-wddm',
        imagePullPolicy: ImagePullPolicy.ALWAYS,
      }),
    ],
  });
}

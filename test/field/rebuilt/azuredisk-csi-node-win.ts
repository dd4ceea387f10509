import { Chart, Size } from 'cdk8s';
import { ConfigMap, Cpu, ServiceAccount } from 'cdk8s-plus-28';
import {
  DaemonSetUpdateStrategy, EnvironmentVariable, HostProcessContainer, HostProcessDaemonSet, HostProcessHandler, HostProcessPort, ImagePullPolicy,
  NodeToleration, PodCount, PodField, WindowsAccount, WindowsNodes,
} from 'cdk8s-hostprocess';

const image = 'mcr.microsoft.com/k8s/csi/azuredisk-csi:latest-windows-hp';
const socket = String.raw`C:\\var\\lib\\kubelet\\plugins\\disk.csi.azure.com\\csi.sock`;

/** The node plugin of the CSI driver for Azure Disk, with the sidecar that registers it. */
export function azurediskCsiNodeWin(chart: Chart): HostProcessDaemonSet {
  const credentials = ConfigMap.fromConfigMapName(chart, 'credentials', 'azure-cred-file');
  const endpoint = EnvironmentVariable.fromValue('CSI_ENDPOINT', `unix://${socket}`);
  const nodeName = EnvironmentVariable.fromPodField('KUBE_NODE_NAME', PodField.NODE_NAME);

  const init = HostProcessContainer.fromImage(image, {
    name: 'init',
    imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
    command: ['powershell.exe', '-c', 'New-Item -ItemType Directory -Path C:\\var\\lib\\kubelet\\plugins\\disk.csi.azure.com\\ -Force'],
  });
  const registrar = HostProcessContainer.fromImage('mcr.microsoft.com/oss/v2/kubernetes-csi/csi-node-driver-registrar:v2.17.0', {
    name: 'node-driver-registrar',
    imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
    command: ['csi-node-driver-registrar.exe'],
    args: [
      '--v=2', '--csi-address=$(CSI_ENDPOINT)', '--kubelet-registration-path=$(DRIVER_REG_SOCK_PATH)',
      '--plugin-registration-path=$(PLUGIN_REG_DIR)',
    ],
    env: [
      endpoint,
      EnvironmentVariable.fromValue('DRIVER_REG_SOCK_PATH', socket),
      EnvironmentVariable.fromValue('PLUGIN_REG_DIR', 'C:\\\\var\\\\lib\\\\kubelet\\\\plugins_registry\\\\'),
      nodeName,
    ],
    resources: { cpu: { request: Cpu.millis(30) }, memory: { request: Size.mebibytes(40), limit: Size.mebibytes(150) } },
  });
  const driver = HostProcessContainer.fromImage(image, {
    name: 'azuredisk',
    imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
    command: ['azurediskplugin.exe'],
    args: [
      '--v=5', '--endpoint=$(CSI_ENDPOINT)', '--nodeid=$(KUBE_NODE_NAME)', '--allow-empty-cloud-config=true', '--enable-windows-host-process=true',
      '--metrics-address=0.0.0.0:29605',
    ],
    ports: [HostProcessPort.tcp(29605, { name: 'metrics' })],
    env: [EnvironmentVariable.fromConfigMap('AZURE_CREDENTIAL_FILE', credentials, 'path-windows', { optional: true }), endpoint, nodeName],
    resources: { cpu: { request: Cpu.millis(10) }, memory: { request: Size.mebibytes(40), limit: Size.mebibytes(1000) } },
    preStop: HostProcessHandler.exec(['/azurediskplugin.exe', '--pre-stop-hook=true']),
  });

  return new HostProcessDaemonSet(chart, 'node', {
    metadata: { name: 'csi-azuredisk-node-win', namespace: 'kube-system' },
    selector: { app: 'csi-azuredisk-node-win' },
    account: WindowsAccount.localSystem({ reason: 'Partitions, formats and mounts disks for every pod of the node.' }),
    serviceAccount: ServiceAccount.fromServiceAccountName(chart, 'service-account', 'csi-azuredisk-node-sa'),
    automountServiceAccountToken: true,
    priorityClassName: 'system-node-critical',
    nodes: WindowsNodes.all().withLabelNotIn('type', 'virtual-kubelet').tolerating(NodeToleration.nodeOs()),
    updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(PodCount.pods(1)),
    initContainers: [init],
    containers: [registrar, driver],
  });
}

import { Chart, Size } from 'cdk8s';
import { ConfigMap, Cpu, ServiceAccount } from 'cdk8s-plus-28';
import {
  DaemonSetUpdateStrategy, EnvironmentVariable, HostProcessContainer, HostProcessDaemonSet, HostProcessVolume, ImagePullPolicy, NodeToleration,
  PodField, TaintEffect, WindowsAccount, WindowsNodes,
} from 'cdk8s-hostprocess';

const image = 'antrea/antrea-windows:latest';

/** The Antrea agent, started by scripts of a ConfigMap whose checksum rolls the pods. */
export function antreaWindows(chart: Chart): HostProcessDaemonSet {
  const config = HostProcessVolume.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'config', 'antrea-windows-config'));
  const scripts = HostProcessVolume.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'scripts', 'antrea-agent-windows'))
    .mount({ mountPath: '/var/lib/antrea-windows' });
  const logs = HostProcessVolume.fromHostDirectory('/var/log/antrea/', { createIfMissing: true });
  const labels = { app: 'antrea', component: 'antrea-agent' };

  const install = HostProcessContainer.fromImage(image, {
    name: 'install-cni',
    imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
    command: ['powershell'],
    args: ['-file', scripts.path.child('Install-WindowsCNI.ps1').commandLine],
    resources: { cpu: { request: Cpu.millis(100) } },
    mounts: [config.mount({ mountPath: '/etc/antrea', readOnly: true }), scripts],
  });
  const agent = HostProcessContainer.fromImage(image, {
    name: 'antrea-agent',
    imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
    command: ['powershell'],
    args: ['-file', scripts.path.child('Run-AntreaAgent.ps1').commandLine],
    env: [
      EnvironmentVariable.fromPodField('POD_NAME', PodField.POD_NAME),
      EnvironmentVariable.fromPodField('POD_NAMESPACE', PodField.POD_NAMESPACE),
      EnvironmentVariable.fromPodField('NODE_NAME', PodField.NODE_NAME),
    ],
    resources: { cpu: { request: Cpu.millis(200) }, memory: { request: Size.mebibytes(100) } },
    mounts: [config.mount({ mountPath: '/etc/antrea' }), scripts, logs.mount({ mountPath: '/var/log/antrea/' })],
  });

  return new HostProcessDaemonSet(chart, 'agent', {
    metadata: { name: 'antrea-agent-windows', namespace: 'kube-system', labels },
    selector: labels,
    podAnnotations: {
      'checksum/agent-windows': '63f16e1fadb6b1354efda21c73702b4290400181136d4d47d4b1cd6a5f82d037',
      'checksum/windows-config': '25fbe0add2041817f8d57d17e6f83bfe1d0f60aeac7ea189827ab2d42db1802b',
    },
    account: WindowsAccount.localSystem({ reason: 'Installs the CNI plugin and programs the virtual switch of the node.' }),
    serviceAccount: ServiceAccount.fromServiceAccountName(chart, 'service-account', 'antrea-agent'),
    automountServiceAccountToken: true,
    priorityClassName: 'system-node-critical',
    nodes: WindowsNodes.all().tolerating(NodeToleration.criticalAddonsOnly(), NodeToleration.everything({ effect: TaintEffect.NO_SCHEDULE })),
    updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(),
    initContainers: [install],
    containers: [agent],
  });
}

import { Chart } from 'cdk8s';
import { ConfigMap, ServiceAccount } from 'cdk8s-plus-28';
import {
  DaemonSetUpdateStrategy, EnvironmentVariable, HostProcessContainer, HostProcessDaemonSet, HostProcessVolume, ImagePullPolicy, NodeToleration,
  PodField, SandboxPath, WindowsAccount, WindowsNodes,
} from 'cdk8s-hostprocess';

/** kube-proxy beside Calico. */
export function swtKubeProxyCalico(chart: Chart): HostProcessDaemonSet {
  const config = HostProcessVolume.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'config', 'kube-proxy'));
  const folder = SandboxPath.image('kube-proxy');

  return new HostProcessDaemonSet(chart, 'kube-proxy', {
    metadata: { name: 'kube-proxy-windows', namespace: 'kube-system', labels: { 'k8s-app': 'kube-proxy' } },
    selector: { 'k8s-app': 'kube-proxy-windows' },
    account: WindowsAccount.localSystem({ reason: 'Programs the virtual switch of the node.' }),
    serviceAccount: ServiceAccount.fromServiceAccountName(chart, 'service-account', 'kube-proxy'),
    automountServiceAccountToken: true,
    nodes: WindowsNodes.all().tolerating(NodeToleration.criticalAddonsOnly(), NodeToleration.everything()),
    updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(),
    containers: [
      HostProcessContainer.fromImage('sigwindowstools/kube-proxy:v1.33.4-calico-hostprocess', {
        name: 'kube-proxy',
        imagePullPolicy: ImagePullPolicy.ALWAYS,
        args: [folder.child('start.ps1').powerShell],
        workingDir: `${folder.commandLine}\\`,
        env: [
          EnvironmentVariable.fromPodField('NODENAME', PodField.NODE_NAME),
          EnvironmentVariable.fromPodField('POD_IP', PodField.POD_IP),
        ],
        mounts: [config.mount({ mountPath: '/var/lib/kube-proxy' })],
      }),
    ],
  });
}

import { Chart } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import {
  DaemonSetUpdateStrategy, HostProcessContainer, HostProcessDaemonSet, HostProcessVolume, ImagePullPolicy, NodeToleration, WindowsAccount,
  WindowsNodes,
} from 'cdk8s-hostprocess';

/** Writes the event trace of containerd to the log. */
export function capzContainerdLogger(chart: Chart): HostProcessDaemonSet {
  const config = HostProcessVolume.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'config', 'containerd-logger-config'));

  return new HostProcessDaemonSet(chart, 'logger', {
    metadata: { name: 'containerd-logger', namespace: 'kube-system', labels: { 'k8s-app': 'containerd-logger' } },
    selector: { 'k8s-app': 'containerd-logger' },
    account: WindowsAccount.localSystem({ reason: 'Listens to event traces of services that run as LocalSystem.' }),
    automountServiceAccountToken: true,
    nodes: WindowsNodes.all().tolerating(NodeToleration.criticalAddonsOnly(), NodeToleration.everything()),
    updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(),
    containers: [
      HostProcessContainer.fromImage('ghcr.io/kubernetes-sigs/sig-windows/eventflow-logger:v0.1.0', {
        name: 'containerd-logger',
        imagePullPolicy: ImagePullPolicy.ALWAYS,
        args: ['config.json'],
        mounts: [config.mount({ mountPath: '/config.json', subPath: 'config.json' })],
      }),
    ],
  });
}

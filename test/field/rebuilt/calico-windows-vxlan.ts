import { Chart, Duration } from 'cdk8s';
import { ConfigMap, ServiceAccount } from 'cdk8s-plus-28';
import {
  Containerd, DaemonSetUpdateStrategy, EnvironmentSource, EnvironmentVariable, HostProcessContainer, HostProcessDaemonSet, HostProcessDefaults,
  HostProcessProbe, ImagePullPolicy, NodeToleration, PodCount, PodField, TaintEffect, WindowsAccount, WindowsNodes,
} from 'cdk8s-hostprocess';

const image = 'calico/windows:master';
const installFolder = String.raw`..\..\CalicoWindows`;
const program = String.raw`c:\\CalicoWindows\\calico-node.exe`;

/** Calico for Windows: installed on the host by an init container, run from there by two containers. */
export function calicoWindowsVxlan(chart: Chart): HostProcessDaemonSet {
  // From 1.7 on, relative working directories do not lead into the folder of the image.
  HostProcessDefaults.of(chart).configure({ containerd: Containerd.V1_6 });
  const shared = {
    imagePullPolicy: ImagePullPolicy.ALWAYS,
    envFrom: [EnvironmentSource.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'config', 'calico-windows-config'))],
    env: [EnvironmentVariable.fromPodField('NODENAME', PodField.NODE_NAME)],
  };

  return new HostProcessDaemonSet(chart, 'calico-node', {
    metadata: { name: 'calico-node-windows', namespace: 'calico-system' },
    selector: { 'k8s-app': 'calico-node-windows' },
    account: WindowsAccount.localSystem({ reason: 'Makes the networks of the node and filters their traffic.' }),
    serviceAccount: ServiceAccount.fromServiceAccountName(chart, 'service-account', 'calico-node'),
    automountServiceAccountToken: true,
    nodes: WindowsNodes.all().tolerating(
      NodeToleration.everything({ effect: TaintEffect.NO_SCHEDULE }),
      NodeToleration.criticalAddonsOnly(),
      NodeToleration.everything({ effect: TaintEffect.NO_EXECUTE }),
    ),
    updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(PodCount.pods(1)),
    initContainers: [HostProcessContainer.fromImage(image, { ...shared, name: 'install', args: ['.\\host-process-install.ps1'] })],
    containers: [
      HostProcessContainer.fromImage(image, { ...shared, name: 'node', args: ['.\\node\\node-service.ps1'], workingDir: installFolder }),
      HostProcessContainer.fromImage(image, {
        ...shared,
        name: 'felix',
        args: ['.\\felix\\felix-service.ps1'],
        workingDir: installFolder,
        livenessProbe: HostProcessProbe.exec([program, '-felix-live'], {
          initialDelay: Duration.seconds(10),
          period: Duration.seconds(10),
          timeout: Duration.seconds(10),
          failureThreshold: 6,
        }),
        readinessProbe: HostProcessProbe.exec([program, '-felix-ready'], { period: Duration.seconds(10), timeout: Duration.seconds(10) }),
      }),
    ],
  });
}

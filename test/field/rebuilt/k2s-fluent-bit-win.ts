import { Chart, Size } from 'cdk8s';
import { ConfigMap, Cpu, ServiceAccount } from 'cdk8s-plus-28';
import {
  HostProcessContainer, HostProcessDaemonSet, HostProcessVolume, ImagePullPolicy, NodeToleration, TaintEffect, WindowsAccount, WindowsNodes,
} from 'cdk8s-hostprocess';

/** Fluent Bit with its two configuration files mounted one by one. */
export function k2sFluentBitWin(chart: Chart): HostProcessDaemonSet {
  const parsers = HostProcessVolume.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'parsers', 'fluent-bit-win-parsers'));
  const config = HostProcessVolume.fromConfigMap(ConfigMap.fromConfigMapName(chart, 'config', 'fluent-bit-win-config'));
  const labels = { 'app.kubernetes.io/name': 'fluent-bit-win', 'app.kubernetes.io/instance': 'fluent-bit-win' };

  return new HostProcessDaemonSet(chart, 'fluent-bit', {
    metadata: { name: 'fluent-bit-win', namespace: 'logging' },
    selector: labels,
    account: WindowsAccount.localSystem({ reason: 'Reads the logs of all pods and of Windows.' }),
    serviceAccount: ServiceAccount.fromServiceAccountName(chart, 'service-account', 'fluent-bit'),
    automountServiceAccountToken: true,
    nodes: WindowsNodes.all().tolerating(NodeToleration.equal('OS', 'Windows', { effect: TaintEffect.NO_SCHEDULE })),
    containers: [
      HostProcessContainer.fromImage('shsk2s.azurecr.io/fluent/fluent-bit:5.1.1-hp', {
        name: 'fluent-bit-win',
        imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
        args: ['-c', 'fluent-bit.conf'],
        resources: { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(128), limit: Size.mebibytes(500) } },
        mounts: [
          parsers.mount({ mountPath: '/parsers.conf', subPath: 'parsers.conf' }),
          config.mount({ mountPath: '/fluent-bit.conf', subPath: 'fluent-bit.conf' }),
        ],
      }),
    ],
  });
}

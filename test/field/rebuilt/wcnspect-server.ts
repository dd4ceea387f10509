import { Chart } from 'cdk8s';
import { HostProcessContainer, HostProcessDaemonSet, NodeToleration, TaintEffect, WindowsAccount, WindowsNodes } from 'cdk8s-hostprocess';

/** A server that captures packets on request. */
export function wcnspectServer(chart: Chart): HostProcessDaemonSet {
  const labels = { app: 'wcnspect-server' };
  const effect = TaintEffect.NO_SCHEDULE;

  return new HostProcessDaemonSet(chart, 'server', {
    metadata: { name: 'wcnspect-server', namespace: 'kube-system', labels },
    selector: labels,
    account: WindowsAccount.localSystem({ reason: 'Captures packets of the whole node with pktmon.' }),
    automountServiceAccountToken: true,
    nodes: WindowsNodes.all().tolerating(
      NodeToleration.exists('node-role.kubernetes.io/control-plane', { effect }),
      NodeToleration.exists('node-role.kubernetes.io/master', { effect }),
    ),
    containers: [
      HostProcessContainer.fromImage('ghcr.io/microsoft/wcnspect:latest', {
        name: 'windowswcnspectserver',
        command: ['powershell.exe', '-command', './wcnspectserv.exe'],
      }),
    ],
  });
}

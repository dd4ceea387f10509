import { Chart } from 'cdk8s';
import { HostProcessContainer, HostProcessDaemonSet, ImagePullPolicy, NodeToleration, WindowsAccount, WindowsNodes } from 'cdk8s-hostprocess';

/** Installs the eBPF drivers on the host; the image's entrypoint is PowerShell. */
export function ebpfForWindows(chart: Chart): HostProcessDaemonSet {
  const labels = { 'k8s-app': 'ebpf-for-windows' };

  return new HostProcessDaemonSet(chart, 'installer', {
    metadata: { name: 'ebpf-for-windows', namespace: 'kube-system', labels },
    selector: labels,
    account: WindowsAccount.localSystem({ reason: 'Installs kernel drivers.' }),
    automountServiceAccountToken: true,
    nodes: WindowsNodes.all().tolerating(NodeToleration.everything()),
    containers: [
      HostProcessContainer.fromImage('registry.example.com/ebpf-for-windows:1.0.0', {
        name: 'ebpf-for-windows',
        imagePullPolicy: ImagePullPolicy.ALWAYS,
        args: ['.\\install-ebpf-for-windows.ps1'],
      }),
    ],
  });
}

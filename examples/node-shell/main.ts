import { App, Chart, ChartProps, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { HostProcessContainer, HostProcessNamespace, HostProcessPod, NodeToleration, PodRestart, WindowsAccount, WindowsNodes } from 'cdk8s-hostprocess';

export interface NodeShellProps extends ChartProps {
  /** Name of the node, as `kubectl get nodes` shows it. */
  readonly nodeName: string;
}

/**
 * A pod that waits for `kubectl exec` on one node, even if the node is cordoned or full, and ends
 * after an hour.
 */
export class NodeShell extends Chart {
  constructor(scope: Construct, id: string, { nodeName, ...props }: NodeShellProps) {
    super(scope, id, { namespace: 'node-shell', ...props });
    new HostProcessNamespace(this, 'namespace', { metadata: { name: 'node-shell' } });
    new HostProcessPod(this, 'shell', {
      metadata: { name: `shell-${nodeName}` },
      account: WindowsAccount.localSystem({ reason: 'An administrator repairs the node by hand.' }),
      nodes: WindowsNodes.named(nodeName).tolerating(NodeToleration.everything()),
      restartPolicy: PodRestart.NEVER,
      terminationGracePeriod: Duration.seconds(5),
      // Without requests, kubelet admits the pod to a node that has no room left.
      containers: [HostProcessContainer.fromImage('mcr.microsoft.com/oss/kubernetes/windows-host-process-containers-base-image:v1.0.0', {
        name: 'shell',
        command: [
          String.raw`C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe`, '-NoLogo', '-NoProfile', '-NonInteractive',
          '-Command', 'Start-Sleep', '-Seconds', String(Duration.hours(1).toSeconds()),
        ],
      })],
    });
  }
}

const app = new App();
new NodeShell(app, 'node-shell', { nodeName: 'windows-node-1' });
app.synth();

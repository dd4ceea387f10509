import { join } from 'path';
import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { HostProcessContainer, HostProcessDaemonSet, NodeScript, NodeToleration, ScriptRun, WindowsAccount, WindowsNodes } from 'cdk8s-hostprocess';

/**
 * The privileged DaemonSet of the AKS guide: each pod reports whether it has administrator rights
 * on its node, and then idles.
 */
export class PrivilegedDaemonSet extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, { namespace: 'kube-system', ...props });
    new HostProcessDaemonSet(this, 'privileged-daemonset', {
      metadata: { name: 'privileged-daemonset', labels: { app: 'privileged-daemonset' } },
      selector: { app: 'privileged-daemonset' },
      account: WindowsAccount.localSystem({ reason: 'Shows that HostProcess pods can hold administrator rights on the node.' }),
      nodes: WindowsNodes.all().tolerating(NodeToleration.windowsOs()),
      terminationGracePeriod: Duration.seconds(5),
      containers: [HostProcessContainer.fromScript(NodeScript.fromFile(join(__dirname, 'admin-rights.ps1')), {
        name: 'powershell',
        run: ScriptRun.onceThenIdle(),
        resources: { memory: { request: Size.mebibytes(150), limit: Size.mebibytes(300) } },
      })],
    });
  }
}

const app = new App();
new PrivilegedDaemonSet(app, 'aks-privileged-daemonset');
app.synth();

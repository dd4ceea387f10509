import { join } from 'path';
import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { HostProcessContainer, HostProcessDaemonSet, HostProcessNamespace, NodeScript, ScriptRun, WindowsAccount } from 'cdk8s-hostprocess';

/**
 * Reports the free space of the disks of every Windows node every five minutes, as lines of JSON in
 * the log of the pod.
 */
export class Quickstart extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, { namespace: 'node-reports', ...props });
    new HostProcessNamespace(this, 'namespace', { metadata: { name: 'node-reports' } });
    new HostProcessDaemonSet(this, 'free-disk-space', {
      metadata: { name: 'free-disk-space' },
      account: WindowsAccount.localService(),
      containers: [HostProcessContainer.fromScript(NodeScript.fromFile(join(__dirname, 'free-disk-space.ps1')), {
        run: ScriptRun.every(Duration.minutes(5)),
        resources: { memory: { request: Size.mebibytes(150), limit: Size.mebibytes(300) } },
      })],
    });
  }
}

const app = new App();
new Quickstart(app, 'quickstart');
app.synth();

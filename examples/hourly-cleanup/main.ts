import { join } from 'path';
import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  HostProcessContainer, HostProcessDaemonSet, HostProcessNamespace, NodeScript, NodeScriptData, NodeToleration, ScriptRun, WindowsAccount,
  WindowsNodes,
} from 'cdk8s-hostprocess';

/**
 * Deletes old crash dumps on every Windows node, once an hour. A CronJob would do this on one node
 * only.
 */
export class HourlyCleanup extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, { namespace: 'node-cleanup', ...props });
    new HostProcessNamespace(this, 'namespace', { metadata: { name: 'node-cleanup' } });
    const script = NodeScript.fromFile(join(__dirname, 'delete-old-files.ps1'), {
      data: [NodeScriptData.fromJson('settings.json', { folder: String.raw`C:\crash-dumps`, keepDays: 14 })],
    });
    new HostProcessDaemonSet(this, 'crash-dumps', {
      metadata: { name: 'crash-dumps' },
      account: WindowsAccount.localGroup('crash-dump-cleaners'),
      nodes: WindowsNodes.all().tolerating(NodeToleration.everything()),
      terminationGracePeriod: Duration.seconds(5),
      containers: [HostProcessContainer.fromScript(script, {
        run: ScriptRun.every(Duration.hours(1), { jitter: Duration.minutes(10) }),
        resources: { memory: { request: Size.mebibytes(150), limit: Size.mebibytes(300) } },
      })],
    });
  }
}

const app = new App();
new HourlyCleanup(app, 'hourly-cleanup');
app.synth();

import { join } from 'path';
import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  HostProcessContainer, HostProcessDaemonSet, HostProcessNamespace, LocalGroup, LocalGroupBootstrap, LocalGroupGrant, NodeScript, NodeScriptData,
  NodeToleration, ScriptRun, WindowsNodes,
} from 'cdk8s-hostprocess';

const nodes = WindowsNodes.all().tolerating(NodeToleration.everything());

/**
 * Creates a group that can read the logs of pods on every Windows node, and runs one workload as a
 * member of that group.
 */
export class PodLogReader extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    const readers = LocalGroup.define('hpc-pod-log-readers', {
      description: 'May read the logs of pods',
      grants: [LocalGroupGrant.podLogs()],
      pruneTemporaryUsersAfter: Duration.days(1),
    });

    new HostProcessNamespace(this, 'admin', { metadata: { name: 'node-admin' } });
    new LocalGroupBootstrap(this, 'groups', { metadata: { name: 'groups', namespace: 'node-admin' }, groups: [readers], nodes });

    new HostProcessNamespace(this, 'reports', { metadata: { name: 'log-reports' } });
    const script = NodeScript.fromFile(join(__dirname, 'largest-logs.ps1'), {
      data: [NodeScriptData.fromJson('settings.json', { folder: String.raw`C:\var\log\pods`, count: 10 })],
    });
    new HostProcessDaemonSet(this, 'largest-logs', {
      metadata: { name: 'largest-logs', namespace: 'log-reports' },
      account: readers.account,
      nodes,
      terminationGracePeriod: Duration.seconds(5),
      containers: [HostProcessContainer.fromScript(script, {
        run: ScriptRun.every(Duration.minutes(5)),
        resources: { memory: { request: Size.mebibytes(150), limit: Size.mebibytes(300) } },
      })],
    });
  }
}

const app = new App();
new PodLogReader(app, 'pod-log-reader');
app.synth();

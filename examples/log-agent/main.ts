import { join } from 'path';
import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  DaemonSetUpdateStrategy, EnvironmentVariable, HostProcessContainer, HostProcessDaemonSet, HostProcessNamespace, NodeScript, NodeScriptData,
  NodeToleration, PodCount, PodField, ScriptRun, WindowsAccount, WindowsNodes,
} from 'cdk8s-hostprocess';

const logs = [
  { name: 'System', condition: 'Level=1 or Level=2 or Level=3' },
  { name: 'Application', condition: 'Level=1 or Level=2 or Level=3' },
  { name: 'Security', condition: 'EventID=1102 or EventID=4625' },
];

/**
 * Writes the Windows events of each node to the log of its pod, where the log collection of the
 * cluster picks them up.
 */
export class LogAgent extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, { namespace: 'log-agent', ...props });
    new HostProcessNamespace(this, 'namespace', { metadata: { name: 'log-agent' } });
    const script = NodeScript.fromFile(join(__dirname, 'forward-events.ps1'), {
      data: [NodeScriptData.fromJson('settings.json', { logs, pollSeconds: 10, lookBackMinutes: 10 })],
    });
    new HostProcessDaemonSet(this, 'event-logs', {
      metadata: { name: 'event-logs' },
      account: WindowsAccount.localGroup('Event Log Readers'),
      nodes: WindowsNodes.all().tolerating(NodeToleration.everything()),
      updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(PodCount.percent(10)),
      minReady: Duration.seconds(30),
      terminationGracePeriod: Duration.seconds(5),
      containers: [HostProcessContainer.fromScript(script, {
        run: ScriptRun.forever(),
        env: [EnvironmentVariable.fromPodField('NODE_NAME', PodField.NODE_NAME)],
        resources: { memory: { request: Size.mebibytes(150), limit: Size.mebibytes(400) } },
      })],
    });
  }
}

const app = new App();
new LogAgent(app, 'log-agent');
app.synth();

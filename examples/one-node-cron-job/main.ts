import { join } from 'path';
import { App, Chart, ChartProps, Cron, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  HostProcessContainer, HostProcessCronJob, HostProcessNamespace, NodeScript, NodeScriptData, NodeToleration, ScriptRun, WindowsAccount, WindowsNodes,
} from 'cdk8s-hostprocess';

const endpoints = [
  { host: 'domain-controller.example.com', port: 389 },
  { host: 'files.example.com', port: 445 },
];

/**
 * Checks each night that a Windows node can reach what Windows workloads depend on. The check runs
 * on one node: a CronJob creates one pod, and the scheduler picks the node. For work on every node,
 * see the example hourly-cleanup.
 */
export class OneNodeCronJob extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, { namespace: 'node-checks', ...props });
    new HostProcessNamespace(this, 'namespace', { metadata: { name: 'node-checks' } });
    const script = NodeScript.fromFile(join(__dirname, 'check-endpoints.ps1'), {
      data: [NodeScriptData.fromJson('settings.json', { endpoints, timeoutMilliseconds: 5000 })],
    });
    new HostProcessCronJob(this, 'reachable-from-one-node', {
      metadata: { name: 'reachable-from-one-node' },
      account: WindowsAccount.localService(),
      nodes: WindowsNodes.all().tolerating(NodeToleration.windowsOs()),
      schedule: Cron.schedule({ hour: '2', minute: '30' }),
      timeZone: 'Etc/UTC',
      startingDeadline: Duration.minutes(10),
      backoffLimit: 2,
      activeDeadline: Duration.minutes(5),
      containers: [HostProcessContainer.fromScript(script, {
        run: ScriptRun.once(),
        resources: { memory: { request: Size.mebibytes(150), limit: Size.mebibytes(300) } },
      })],
    });
  }
}

const app = new App();
new OneNodeCronJob(app, 'one-node-cron-job');
app.synth();

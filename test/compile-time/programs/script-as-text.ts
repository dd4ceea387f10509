// TS2345
import { App, Chart } from 'cdk8s';
import { HostProcessContainer, HostProcessDaemonSet, NodeScript, ScriptRun, WindowsAccount } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new HostProcessDaemonSet(chart, 'agent', {
  account: WindowsAccount.localService(),
  containers: [HostProcessContainer.fromScript(
    'Get-Date', // twin: NodeScript.fromInline('Get-Date'),
    { run: ScriptRun.onceThenIdle() },
  )],
});

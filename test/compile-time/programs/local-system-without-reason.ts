// TS2554
import { App, Chart } from 'cdk8s';
import { HostProcessContainer, HostProcessDaemonSet, WindowsAccount } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new HostProcessDaemonSet(chart, 'agent', {
  account: WindowsAccount.localSystem(), // twin: account: WindowsAccount.localSystem({ reason: 'loads a device driver' }),
  containers: [HostProcessContainer.fromImage('agent:1')],
});

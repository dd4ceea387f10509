// TS2345
import { App, Chart } from 'cdk8s';
import { HostProcessContainer, HostProcessDaemonSet, WindowsAccount } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new HostProcessDaemonSet(chart, 'agent', {
  // twin: account: WindowsAccount.localService(),
  containers: [HostProcessContainer.fromImage('agent:1')],
});

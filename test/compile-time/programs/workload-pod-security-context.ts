// TS2353
import { App, Chart } from 'cdk8s';
import { HostProcessContainer, HostProcessDaemonSet, WindowsAccount } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new HostProcessDaemonSet(chart, 'agent', {
  account: WindowsAccount.localService(),
  containers: [HostProcessContainer.fromImage('agent:1')],
  securityContext: { runAsNonRoot: true }, // twin:
});

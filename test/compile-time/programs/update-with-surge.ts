// TS2353
import { App, Chart } from 'cdk8s';
import { DaemonSetUpdate, HostProcessContainer, HostProcessDaemonSet, PodCount, WindowsAccount } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new HostProcessDaemonSet(chart, 'agent', {
  account: WindowsAccount.localService(),
  containers: [HostProcessContainer.fromImage('agent:1')],
  update: DaemonSetUpdate.rolling({ maxSurge: PodCount.pods(1) }), // twin: update: DaemonSetUpdate.rolling(PodCount.pods(1)),
});

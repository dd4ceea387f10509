// TS2345
import { App, Chart } from 'cdk8s';
import { DaemonSetUpdateStrategy, HostProcessContainer, HostProcessDaemonSet, PodCount, WindowsAccount } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new HostProcessDaemonSet(chart, 'agent', {
  account: WindowsAccount.localService(),
  containers: [HostProcessContainer.fromImage('agent:1')],
  updateStrategy: DaemonSetUpdateStrategy.rollingUpdate('10%'), // twin: updateStrategy: DaemonSetUpdateStrategy.rollingUpdate(PodCount.percent(10)),
});

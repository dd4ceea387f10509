// TS2740
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HostProcessContainer, HostProcessDaemonSet, WindowsAccount } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new HostProcessDaemonSet(chart, 'agent', {
  account: WindowsAccount.localService(),
  containers: [new kplus.Container({ image: 'agent:1' })], // twin: containers: [HostProcessContainer.fromImage('agent:1')],
});

// TS2339
import { App, Chart } from 'cdk8s';
import { HostProcessContainer, HostProcessDaemonSet, HostProcessPort, WindowsAccount } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new HostProcessDaemonSet(chart, 'agent', {
  account: WindowsAccount.localService(),
  containers: [HostProcessContainer.fromImage('agent:1', {
    name: 'agent',
    ports: [HostProcessPort.sctp(9182)], // twin: ports: [HostProcessPort.tcp(9182)],
  })],
});

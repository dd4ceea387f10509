// TS2741
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HostProcessContainer, HostProcessDaemonSet, HostProcessProbe, ProbePort, WindowsAccount } from 'cdk8s-hostprocess';

const chart = new Chart(new App(), 'chart');
new HostProcessDaemonSet(chart, 'agent', {
  account: WindowsAccount.localService(),
  containers: [HostProcessContainer.fromImage('agent:1', {
    name: 'agent',
    livenessProbe: kplus.Probe.fromTcpSocket({ port: 9182 }), // twin: livenessProbe: HostProcessProbe.tcpSocket(ProbePort.fromNumber(9182)),
  })],
});

import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import { HostProcessContainer, HostProcessPod, WindowsAccount } from 'cdk8s-hostprocess';

/**
 * The pod of the Kubernetes task page on HostProcess pods: the ping program of the node pings the
 * node itself.
 */
export class PingPod extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    new HostProcessPod(this, 'ping', {
      metadata: { name: 'ping' },
      account: WindowsAccount.localService(),
      terminationGracePeriod: Duration.seconds(5),
      containers: [HostProcessContainer.fromImage('mcr.microsoft.com/oss/kubernetes/windows-host-process-containers-base-image:v1.0.0', {
        command: ['ping.exe', '-t', '127.0.0.1'],
        resources: { memory: { request: Size.mebibytes(20), limit: Size.mebibytes(50) } },
      })],
    });
  }
}

const app = new App();
new PingPod(app, 'ping-pod');
app.synth();

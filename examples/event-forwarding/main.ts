import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  EventChannel, HostProcessContainer, HostProcessDaemonSet, HostProcessNamespace, HostProcessProbe, HostProcessVolume, LocalGroup, LocalGroupGrant,
  NodeDirectory, NodeToleration, PathAccess, SandboxPath, WindowsNodes, WindowsNodeSettings,
} from 'cdk8s-hostprocess';

const nodes = WindowsNodes.all().tolerating(NodeToleration.everything());

/**
 * fluent-bit records here how far it has read. A new pod continues from there. Only administrators
 * can change the folder above.
 */
const FOLDER = 'C:\\ProgramData\\event-forwarding';
const POSITIONS = `${FOLDER}\\positions`;

const configuration = `
[SERVICE]
    Flush         5
    Log_Level     info
    HTTP_Server   On
    HTTP_Listen   127.0.0.1
    HTTP_Port     2020
    Health_Check  On

[INPUT]
    Name          winevtlog
    Channels      System,Application,Microsoft-Windows-TaskScheduler/Operational
    Interval_Sec  5
    DB            ${POSITIONS}\\positions.sqlite

[OUTPUT]
    Name          http
    Match         *
    Host          logs.example.com
    Port          443
    TLS           On
    Format        json
`;

/**
 * A probe that runs curl.exe on the node: fluent-bit listens on 127.0.0.1 only, so other hosts
 * cannot reach it. It runs once a minute, because each process of a HostProcess container leaves a
 * handle open in the shim before containerd 1.6.34 and 1.7.19.
 */
function answers(path: string): HostProcessProbe {
  const curl = ['C:\\Windows\\System32\\curl.exe', '--fail', '--silent', '--max-time', '5', `http://127.0.0.1:2020${path}`];
  return HostProcessProbe.exec(curl, { period: Duration.minutes(1), timeout: Duration.seconds(10) });
}

/**
 * Forwards events of Windows nodes to a log server. fluent-bit runs as a group that can only read
 * event logs.
 */
export class EventForwarding extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    new HostProcessNamespace(this, 'admin', { metadata: { name: 'node-admin' } });
    new HostProcessNamespace(this, 'namespace', { metadata: { name: 'event-forwarding' } });
    const readers = LocalGroup.define('hpc-event-readers', {
      description: 'Forwards events of this node',
      grants: [
        LocalGroupGrant.directory(POSITIONS, PathAccess.MODIFY, { createIfMissing: true }),
        ...['System', 'Application'].map((channel) => LocalGroupGrant.eventChannel(channel)),
      ],
    });
    new WindowsNodeSettings(this, 'channels', {
      metadata: { name: 'event-channels', namespace: 'node-admin' },
      nodes,
      settings: [
        NodeDirectory.of(FOLDER, { permissions: [] }),
        readers,
        EventChannel.of('System', { maximumSize: Size.mebibytes(128) }),
        EventChannel.of('Application', { maximumSize: Size.mebibytes(128) }),
        EventChannel.of('Microsoft-Windows-TaskScheduler/Operational', { enabled: true, maximumSize: Size.mebibytes(64), readers: [readers] }),
      ],
      every: Duration.minutes(30),
    });

    // A changed configuration replaces the pods node by node. The rollout stops at a node on which
    // fluent-bit does not become ready.
    const mount = HostProcessVolume.fromFiles({ 'fluent-bit.conf': configuration.trimStart() }, { name: 'config' }).mount({ readOnly: true });
    new HostProcessDaemonSet(this, 'fluent-bit', {
      metadata: { name: 'fluent-bit', namespace: 'event-forwarding' },
      nodes,
      account: readers.account,
      containers: [HostProcessContainer.fromImage('registry.example.com/fluent-bit:4.1.1-windows-hostprocess', {
        command: [SandboxPath.image('bin/fluent-bit.exe').commandLine, '-c', mount.path.child('fluent-bit.conf').commandLine],
        mounts: [mount],
        livenessProbe: answers('/'),
        readinessProbe: answers('/api/v1/health'),
        resources: { cpu: { request: Cpu.millis(50) }, memory: { request: Size.mebibytes(64), limit: Size.mebibytes(256) } },
      })],
    });
  }
}

const app = new App();
new EventForwarding(app, 'event-forwarding');
app.synth();

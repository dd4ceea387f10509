import { join } from 'path';
import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  CertificateSource, EventChannel, EventRetention, FirewallRule, HostProcessNamespace, MinimumPatchLevel, NodeToleration, PatchLevel, RegistryKey,
  ServiceStartType, ServiceState, TakesEffect, TrustedCertificate, WindowsNodes, WindowsNodeSettings, WindowsServer, WindowsService,
} from 'cdk8s-hostprocess';

const CONTROL = String.raw`SYSTEM\CurrentControlSet`;

/** The SMB server does not speak version 1. */
const withoutSmb1 = [
  RegistryKey.localMachine(String.raw`${CONTROL}\Services\LanmanServer\Parameters`)
    .dword('SMB1', 0, { effect: TakesEffect.afterRestartOf('LanmanServer') }),
];

/** Logs that are large enough to be read the next morning. */
const auditTrail = [
  EventChannel.named('Security', { maximumSize: Size.mebibytes(512), retention: EventRetention.OVERWRITE }),
  EventChannel.named('System', { maximumSize: Size.mebibytes(64) }),
  EventChannel.named('Microsoft-Windows-TaskScheduler/Operational', { enabled: true, maximumSize: Size.mebibytes(64) }),
];

/** What every Windows node of the platform has to look like. */
export class HardenedBaseline extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    new HostProcessNamespace(this, 'admin', { metadata: { name: 'node-admin' } });
    new WindowsNodeSettings(this, 'baseline', {
      metadata: { name: 'baseline', namespace: 'node-admin' },
      nodes: WindowsNodes.ofServer(WindowsServer.LTSC2022).tolerating(NodeToleration.everything()),
      settings: [
        ...withoutSmb1,
        ...auditTrail,
        WindowsService.existing('Spooler', { startType: ServiceStartType.DISABLED, state: ServiceState.STOPPED }),
        FirewallRule.allowInbound('kubelet', { port: 10250, remoteAddresses: ['10.0.0.0/16'], description: 'API server and metrics' }),
        TrustedCertificate.root(CertificateSource.fromFile(join(__dirname, 'root-ca.crt')), {
          sha256: '60:8E:63:BE:C8:65:30:22:EA:DE:3C:57:C2:FB:6C:29:43:9E:A1:B3:C9:D9:52:79:33:B5:BC:BA:29:F4:2C:EF',
        }),
        PatchLevel.atLeast([MinimumPatchLevel.of(WindowsServer.LTSC2022, 2700)]),
      ],
      every: Duration.minutes(30),
    });
  }
}

const app = new App();
new HardenedBaseline(app, 'hardened-baseline');
app.synth();

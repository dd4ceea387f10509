import { join } from 'path';
import { App, Chart, ChartProps, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import {
  AuditedEvents, AuditPolicy, AuditSubcategory, CertificateSource, EventChannel, EventRetention, FirewallRule, HostProcessNamespace,
  MinimumPatchLevel, NodeToleration, PatchLevel, RegistryKey, ServiceStartType, ServiceState, TakesEffect, TrustedCertificate, WindowsNodes,
  WindowsNodeSettings, WindowsServer, WindowsService,
} from 'cdk8s-hostprocess';

/** The networks of the API server and of the collectors of metrics. */
const CONTROL_PLANE = ['10.0.0.0/16'];
const CONTROL = String.raw`SYSTEM\CurrentControlSet`;

// The comment at the end of a line is the number of the requirement in the STIG for Windows Server
// 2022.

/** Turns off version 1 of SMB in the server and in the client. */
const withoutSmb1 = [
  RegistryKey.localMachine(String.raw`${CONTROL}\Services\LanmanServer\Parameters`)
    .dword('SMB1', 0, { effect: TakesEffect.afterRestartOf('LanmanServer') }), // WN22-00-000390
  RegistryKey.localMachine(String.raw`${CONTROL}\Services\mrxsmb10`, { reason: 'Baseline: the driver of the SMB 1 client does not start' })
    .dword('Start', 4, { effect: TakesEffect.afterReboot() }), // WN22-00-000400
];

/**
 * Audits logons, changes of accounts and groups, new programs and services, and changes of this
 * policy.
 */
const auditPolicy = [
  AuditPolicy.audit(AuditSubcategory.LOGON, AuditedEvents.SUCCESS_AND_FAILURE), // WN22-AU-000190, 000200
  AuditPolicy.audit(AuditSubcategory.SPECIAL_LOGON, AuditedEvents.SUCCESS), // WN22-AU-000210
  AuditPolicy.audit(AuditSubcategory.CREDENTIAL_VALIDATION, AuditedEvents.SUCCESS_AND_FAILURE), // WN22-AU-000070, 000080
  AuditPolicy.audit(AuditSubcategory.USER_ACCOUNT_MANAGEMENT, AuditedEvents.SUCCESS_AND_FAILURE), // WN22-AU-000110, 000120
  AuditPolicy.audit(AuditSubcategory.SECURITY_GROUP_MANAGEMENT, AuditedEvents.SUCCESS), // WN22-AU-000100
  AuditPolicy.audit(AuditSubcategory.PROCESS_CREATION, AuditedEvents.SUCCESS), // WN22-AU-000140
  AuditPolicy.audit(AuditSubcategory.SECURITY_SYSTEM_EXTENSION, AuditedEvents.SUCCESS), // WN22-AU-000370
  AuditPolicy.audit(AuditSubcategory.AUDIT_POLICY_CHANGE, AuditedEvents.SUCCESS_AND_FAILURE), // WN22-AU-000260, 000270
  // Subcategories override what older tools set for whole categories.
  RegistryKey.localMachine(String.raw`${CONTROL}\Control\Lsa`, { reason: 'Baseline: audit subcategories win over audit categories' })
    .dword('SCENoApplyLegacyAuditPolicy', 1), // WN22-SO-000050
];

/** Logs that are large enough to keep events until they are read. */
const logs = [
  EventChannel.of('Security', { maximumSize: Size.gibibytes(5), retention: EventRetention.OVERWRITE }), // WN22-CC-000280
  EventChannel.of('System', { maximumSize: Size.mebibytes(64) }), // WN22-CC-000290
  EventChannel.of('Microsoft-Windows-TaskScheduler/Operational', { enabled: true, maximumSize: Size.mebibytes(64) }),
];

/** The policy for every Windows node of the platform. */
export class HardenedBaseline extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    new HostProcessNamespace(this, 'admin', { metadata: { name: 'node-admin' } });
    new WindowsNodeSettings(this, 'baseline', {
      metadata: { name: 'baseline', namespace: 'node-admin' },
      nodes: WindowsNodes.ofServer(WindowsServer.LTSC2022).tolerating(NodeToleration.everything()),
      settings: [
        ...withoutSmb1,
        ...auditPolicy,
        ...logs,
        WindowsService.existing('Spooler', { startType: ServiceStartType.DISABLED, state: ServiceState.STOPPED }),
        FirewallRule.allowInbound('baseline-kubelet', { port: 10250, remoteAddresses: CONTROL_PLANE, description: 'API server and metrics' }),
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

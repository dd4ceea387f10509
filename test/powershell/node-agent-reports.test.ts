import { X509Certificate } from 'node:crypto';
import { documentOf, freshNode, rule } from './agent-documents';
import { describeWithPowerShell } from './powershell';
import { NodeState, SimulatedNode } from './simulated-node';
import { CertificateSource, EventChannel, EventRetention, FirewallRule, MinimumPatchLevel, NodeSetting, PatchLevel, TrustedCertificate, WindowsServer } from '../../src';
import { root } from '../support/kept-certificates';

const behind = { ...freshNode, patchLevel: { build: 20348, revision: 2402, updates: [] }, rebootPending: true } as NodeState;
const patchLevel = PatchLevel.atLeast([MinimumPatchLevel.of(WindowsServer.LTSC2022, 2700)]);

describeWithPowerShell('what the node agent only reports', () => {
  test('is drift while it enforces the rest, and fails nothing', () => {
    const node = new SimulatedNode(behind);
    const document = documentOf([patchLevel, rule]);
    for (const [expected, change] of [['changed', 1], ['converged', 0]] as const) {
      const pass = node.pass(document);
      expect(pass.exitCode).toBe(0);
      expect(pass.events.map(({ event, status }) => [event, status])).toEqual([['setting', 'drift'], ['setting', expected], ['run', 'drift']]);
      expect(pass.events[0].differences).toEqual(['Windows is 20348.2402 instead of at least 20348.2700', 'a reboot of Windows is pending']);
      expect(pass.events[2]).toMatchObject({ driftCount: 1, changedCount: change, failedCount: 0, mode: 'enforce' });
    }
    expect(Object.keys(node.files).filter((file) => file.startsWith('backup/'))).toEqual([]);
  });

  test('is drift in the metrics, in either mode', () => {
    const node = new SimulatedNode(behind);
    node.pass({ ...documentOf([patchLevel]), textfileDirectory: `${node.root}/textfile` });
    const text = node.files['textfile/node-admin_base.prom'];
    expect(text).toMatch(/^hostprocess_setting_drift\{.*kind="patchLevel"\} 1$/mu);
    expect(text).toMatch(/^hostprocess_setting_converged\{.*kind="patchLevel"\} 0$/mu);
  });

  test('that cannot be read is a failure, as every other setting', () => {
    const node = new SimulatedNode(freshNode);
    const pass = node.pass(documentOf([patchLevel, rule]));
    expect({ exitCode: pass.exitCode, statuses: pass.events.map(({ status }) => status) }).toEqual({ exitCode: 30, statuses: ['failed', 'changed', 'failed'] });
  });
});

describeWithPowerShell('certificates in the metrics of the node agent', () => {
  const trusted = () => TrustedCertificate.root(CertificateSource.fromText(root.pem), { sha256: root.sha256 });
  const expiries = (setting: NodeSetting) => {
    const node = new SimulatedNode(freshNode);
    node.pass({ ...documentOf([setting, rule]), textfileDirectory: `${node.root}/textfile` });
    return node.files['textfile/node-admin_base.prom'].split('\n').filter((line) => line.includes('expiry'));
  };

  test('say when they expire, each once, and nothing of what does not', () => {
    const seconds = Date.parse(new X509Certificate(root.pem).validTo) / 1000;
    expect(expiries(trusted())).toEqual([
      expect.stringMatching(/^# HELP /u), '# TYPE hostprocess_setting_expiry_timestamp_seconds gauge',
      `hostprocess_setting_expiry_timestamp_seconds{namespace="node-admin",name="base",setting="trustedCertificate/root/${root.sha256}",kind="trustedCertificate"} ${seconds}`,
    ]);
  });

  test('say nothing of one that is to go', () => {
    expect(expiries(trusted().absent())).toEqual([]);
  });
});

describeWithPowerShell('what the node agent gives back', () => {
  const log = { LogType: 'Administrative', IsEnabled: true, MaximumSizeInBytes: 20_971_520, LogMode: 'Circular' };
  const channel = () => EventChannel.of('Security', { retention: EventRetention.ARCHIVE });
  const others = FirewallRule.allowInbound('x', { port: 1, remoteAddresses: ['Any'] });

  test('is kept over its own end, and forgotten once it is given back', () => {
    const node = new SimulatedNode({ ...freshNode, eventLogs: { Security: log } } as NodeState);
    node.pass(documentOf([channel(), others]));
    expect(node.state.eventLogs.Security.LogMode).toBe('AutoBackup');
    const pass = node.pass(documentOf([channel().absent(), others]));
    expect(pass.events[0]).toMatchObject({ status: 'changed', differences: ['LogMode is AutoBackup, but was Circular before the agent changed it'] });
    expect(node.state.eventLogs.Security).toEqual(log);
    expect(Object.keys(node.files).filter((file) => file.startsWith('created/'))).toHaveLength(1);
  });
});

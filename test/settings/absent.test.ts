import { chartWithNamespace, desiredOf, settingsOn } from './settings';
import { AuditedEvents, AuditPolicy, AuditSubcategory, FirewallRule, MinimumPatchLevel, NodeDirectory, NodeFile, PatchLevel, ServiceBinary, WindowsServer, WindowsService } from '../../src';

const sha256 = 'a'.repeat(64);
const image = [
  NodeFile.fromImage('C:/data/agent.exe', 'agent.exe', { sha256 }),
  WindowsService.define('contoso-agent', { binary: ServiceBinary.fromImage('agent.exe', sha256) }),
];

test('what is taken back differs in one field from what was made', () => {
  const rule = FirewallRule.allowInbound('exporter', { port: 9182, remoteAddresses: ['10.0.0.0/8'] });
  expect(desiredOf(rule.absent())).toEqual([{ ...desiredOf(rule)[0], ensure: 'absent' }]);
  expect(desiredOf(rule.absent().absent())).toEqual(desiredOf(rule.absent()));
  expect(desiredOf(rule)[0].ensure).toBe('present');
});

test('what is taken back needs no image and brings no files', () => {
  expect(() => settingsOn(chartWithNamespace(), 'made', { settings: image, image: undefined })).toThrow('uses a file from an image');
  expect(() => settingsOn(chartWithNamespace(), 'gone', { settings: image.map((setting) => setting.absent()), image: undefined })).not.toThrow();
  expect(NodeFile.fromText('C:/data/a.txt', 'x').absent()._files()).toEqual({});
});

test('a whole baseline is taken back in reverse', () => {
  const baseline = [NodeDirectory.of('C:/data'), NodeFile.fromText('C:/data/a.txt', 'x'), AuditPolicy.audit(AuditSubcategory.LOGON, AuditedEvents.SUCCESS)];
  expect(() => desiredOf(...baseline.map((setting) => setting.absent()))).toThrow('Put the setting that is needed last.');
  expect(desiredOf(...baseline.map((setting) => setting.absent()).reverse()).map(({ ensure }) => ensure)).toEqual(['absent', 'absent', 'absent']);
});

test('a patch level cannot be taken back: it changes nothing', () => {
  expect(() => PatchLevel.atLeast([MinimumPatchLevel.of(WindowsServer.LTSC2022, 2700)]).absent()).toThrow('PatchLevel cannot be absent, because it changes nothing on the nodes');
});

import { Duration } from 'cdk8s';
import { NodeState } from './simulated-node';
import {
  FirewallRule, LocalGroup, LocalGroupGrant, NodeSetting, PathAccess, RegistryAccess, ServiceAccess, SettingsMode, WindowsNodeSettingsProps,
} from '../../src';
import { chartWithNamespace, desiredIn, settingsOn } from '../settings/settings';

/** What the constructs tell the agent. */
export function documentOf(settings: NodeSetting[], props: Partial<WindowsNodeSettingsProps> = {}): any {
  const chart = chartWithNamespace();
  settingsOn(chart, 'settings', { metadata: { name: 'base' }, settings, ...props });
  return desiredIn(chart);
}

export function audited(settings: NodeSetting[]): any {
  return documentOf(settings, { mode: SettingsMode.AUDIT });
}

export const grants = [
  LocalGroupGrant.directory('C:/data'),
  LocalGroupGrant.directory('C:/new/deep', PathAccess.MODIFY, { createIfMissing: true }),
  LocalGroupGrant.file('C:/data/a.log', PathAccess.WRITE),
  LocalGroupGrant.registryKey('SOFTWARE\\Contoso', RegistryAccess.WRITE),
  LocalGroupGrant.service('Spooler', ServiceAccess.START_STOP),
  LocalGroupGrant.eventChannel('System'),
  LocalGroupGrant.logOnLocally(),
];
export const group = LocalGroup.define('readers', { description: 'Reads', grants, pruneTemporaryUsersAfter: Duration.hours(1) });
export const rule = FirewallRule.allowInbound('exporter', { port: 9182, remoteAddresses: ['10.0.0.0/8', 'fd00::/8'] });

/** A node on which none of that is in place. */
export const freshNode: NodeState = {
  groups: [{ name: 'Administratoren', description: '', sid: 'S-1-5-32-544' }, { name: 'Ereignisprotokollleser', description: '', sid: 'S-1-5-32-573' }],
  paths: {
    'C:\\data': { kind: 'directory', sddl: 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)' },
    'C:\\data\\a.log': { kind: 'file', sddl: 'D:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)' },
  },
  registry: { 'SOFTWARE\\Contoso': 'D:AI(A;CIID;KA;;;BA)(A;CIID;KA;;;SY)(A;CIID;KR;;;BU)' },
  services: { Spooler: 'D:(A;;CCLCSWLOCRRC;;;AU)(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;BA)(A;;CCLCSWRPWPDTLOCRRC;;;SY)S:(AU;FA;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;WD)' },
  eventChannels: { System: 'O:BAG:SYD:(A;;0xf0007;;;SY)(A;;0x7;;;BA)(A;;0x1;;;S-1-5-32-573)' },
};

import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { FirewallRule } from '../../../src';

export const firewallRule: KindProof = {
  kind: 'firewallRule',
  cases: {
    inbound: {
      setting: {
        id: 'firewallRule/exporter', kind: 'firewallRule', ensure: 'present', name: 'exporter', displayName: 'Exporter', description: 'Prometheus', protocol: 'TCP',
        localPorts: ['9182', '9000-9010'], remoteAddresses: ['10.1.2.3/8', 'fd00::/8', '192.168.7.1'], profiles: ['Domain', 'Private', 'Public'],
      },
      state: {},
      drift: { path: ['firewall', 'rules', 'exporter', 'remoteAddresses'], value: 'Any' },
    },
  },
  settings: fc.tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.integer({ min: 1, max: 65535 }), fc.ipV4()).map(([name, port, address]) => (
    FirewallRule.allowInbound(name, { port, remoteAddresses: [address] })
  )),
  refused: [{ name: 'a*' }, { displayName: '@FirewallAPI.dll,-1' }, { protocol: 'Any' }, { localPorts: [] }, { remoteAddresses: ['10.0.0.0/0'] }, { profiles: ['Any'] }],
  texts: ['displayName', 'description'],
};

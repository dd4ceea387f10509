import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { FirewallProtocol, FirewallRule, IcmpProtocol, IcmpType } from '../../../src';

const setting = {
  id: 'firewallRule/exporter', kind: 'firewallRule', ensure: 'present', name: 'exporter', displayName: 'Exporter', description: 'Prometheus', protocol: 'TCP',
  remoteAddresses: ['10.1.2.3/8', 'fd00::/8', '192.168.7.1'], profiles: ['Domain', 'Private', 'Public'],
} as const;
const name = fc.stringMatching(/^[a-z]{3,8}$/);
const file = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _-]{0,8}[A-Za-z0-9]$/).filter((text) => !/^(?:con|prn|aux|nul|(?:com|lpt)\d)$/iu.test(text));

const inbound = fc.record({
  name, port: fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }), address: fc.ipV4(),
  protocol: fc.constantFrom(...Object.values(FirewallProtocol)),
  program: fc.option(file.map((text) => `C:/Program Files/${text}.exe`), { nil: undefined }), service: fc.constantFrom(undefined, 'Spooler', 'MSSQL$A'),
}).filter(({ port, program, service }) => port !== undefined || program !== undefined || service !== undefined)
  .map(({ name: rule, address, ...options }) => FirewallRule.allowInbound(rule, { ...options, remoteAddresses: [address] }));
const types = fc.uniqueArray(fc.nat(255).map((number) => IcmpType.of(number)), { minLength: 1, maxLength: 4 });
const icmp = fc.record({ name, types, address: fc.ipV6() }).map(({ name: rule, address, ...options }) => (
  FirewallRule.allowInboundIcmp(rule, { ...options, protocol: IcmpProtocol.ICMPV6, remoteAddresses: [address] })
));

export const firewallRule: KindProof = {
  kind: 'firewallRule',
  cases: {
    'inbound': {
      setting: { ...setting, localPorts: ['9182', '9000-9010'] },
      state: {},
      drift: { path: ['firewall', 'rules', 'exporter', 'remoteAddresses'], value: 'Any' },
    },
    'program and service': {
      setting: { ...setting, program: 'C:\\Program Files\\Contoso\\agent.exe', service: 'ContosoAgent' },
      state: {},
      drift: { path: ['firewall', 'rules', 'exporter', 'program'], value: 'Any' },
    },
    'ping': {
      setting: { ...setting, protocol: 'ICMPv4', icmpTypes: ['8', '13'], remoteAddresses: ['Any'] },
      state: {},
      drift: { path: ['firewall', 'rules', 'exporter', 'icmpTypes'], value: 'Any' },
    },
  },
  settings: fc.oneof(inbound, icmp),
  refused: [
    { name: 'a*' }, { displayName: '@FirewallAPI.dll,-1' }, { protocol: 'Any' }, { localPorts: [] }, { localPorts: undefined }, { remoteAddresses: ['10.0.0.0/0'] },
    { profiles: ['Any'] }, { icmpTypes: ['8'] }, { protocol: 'ICMPv4' }, { program: 'agent.exe' }, { program: '\\\\server\\share\\agent.exe' }, { service: 'Any' },
    { program: null }, { service: null }, { localPorts: null },
  ],
  texts: ['displayName', 'description'],
};

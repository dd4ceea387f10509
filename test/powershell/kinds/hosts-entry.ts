import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { HostsEntry } from '../../../src';

const hosts = '# Copyright (c) 1993-2009 Microsoft Corp.\r\n#\t127.0.0.1       localhost\r\n10.9.9.9 other.example # b\u00fcro\r\n10.0.0.1 unfinished.example';
const setting = { id: 'hostsEntry/ipv4/registry.example', kind: 'hostsEntry', ensure: 'present', address: '10.0.0.5', name: 'registry.example' } as const;

export const hostsEntry: KindProof = {
  kind: 'hostsEntry',
  cases: {
    'of IPv4': { setting, state: { hosts }, drift: { path: ['hosts'], value: `10.0.0.6 registry.example # made by cdk8s-hostprocess\r\n${hosts}` } },
    'of IPv6': {
      setting: { ...setting, id: 'hostsEntry/ipv6/registry.example', address: 'fd00::5' },
      state: { hosts: '\n10.0.0.7 registry.example\n' },
      drift: { path: ['hosts'], value: '\n10.0.0.7 registry.example\n' },
    },
  },
  settings: fc.tuple(
    fc.oneof(fc.ipV4(), fc.ipV6()), fc.uniqueArray(fc.domain(), { minLength: 1, maxLength: 3, selector: (name) => name.toLowerCase() }),
  ).map(([address, names]) => HostsEntry.of(address, names)),
  refused: [
    { name: 'localhost' }, { name: 'a.localhost' }, { name: 'Registry.example' }, { name: '10.0.0.5' }, { name: 'a b' }, { name: 'a\n10.0.0.1 b' }, { name: 'a.' }, { name: '' },
    { name: '*.example' }, { name: null }, { name: 'a'.repeat(64) }, { address: '10.0.0' }, { address: '010.0.0.1' }, { address: 'fe80::1%3' }, { address: '1' }, { address: '' },
    { address: '[::1]' }, { address: '10.0.0.5/8' }, { address: 5 },
  ],
  // The line comes back behind the others.
  healedPart: ({ hosts: text }) => text.split(/(?<=\n)/u).filter((line: string) => line.includes('made by cdk8s-hostprocess')),
};

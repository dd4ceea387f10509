import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { groups } from './readers';
import { AuditedAccess, AuditPrincipal, LocalGroup, ObjectAudit } from '../../../src';

const key = 'SOFTWARE\\Audited';
const setting = { id: 'registryAudit/everyone/k', kind: 'registryAudit', ensure: 'present', key, sid: 'S-1-1-0' } as const;
const others = 'S:PAI(AU;CIFA;KA;;;BA)';
const words = Object.values(AuditedAccess).filter((word) => word !== AuditedAccess.EXECUTE);

export const registryAudit: KindProof = {
  kind: 'registryAudit',
  cases: {
    'with the keys below it': {
      setting: { ...setting, success: ['write', 'delete'], failure: ['changePermissions'], inherit: true },
      state: { groups, registryAudit: { [key]: others } },
      drift: { path: ['registryAudit', key], value: 'S:PAI(AU;CIFA;KA;;;BA)(AU;CISA;0x10026;;;WD)' },
    },
    'alone': {
      setting: { ...setting, success: ['read'], inherit: false },
      state: { groups, registryAudit: { [key]: 'S:' } },
      drift: { path: ['registryAudit', key], value: 'S:' },
    },
  },
  settings: fc.record({
    name: fc.constantFrom('SOFTWARE\\Contoso', 'SYSTEM\\CurrentControlSet\\Control\\Lsa', 'SAM\\SAM', 'SOFTWARE\\Contoso\\RC4 128/128'),
    principal: fc.constantFrom(undefined, AuditPrincipal.ADMINISTRATORS, AuditPrincipal.ofGroup(LocalGroup.existing('readers'))),
    success: fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }),
    failure: fc.option(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }), { nil: undefined }),
    thisKeyOnly: fc.boolean(),
  }).map(({ name, ...options }) => ObjectAudit.ofRegistryKey(name, options)),
  refused: [
    ...['SOFTWARE', 'SYSTEM', 'system\\CurrentControlSet', 'SYSTEM\\ControlSet001\\Services', 'SOFTWARE\\Microsoft', 'SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion',
      'HKLM:\\SOFTWARE\\a', 'HKEY_LOCAL_MACHINE\\SOFTWARE', 'a\\\\b', ''].map((name) => ({ key: name })),
    { success: ['execute'] }, { success: ['read', 'read'] }, { success: undefined, failure: undefined }, { success: null }, { inherit: 1 }, { group: 'readers' }, { sid: undefined },
    { sid: 'S-1-5-21-1-2-3-500' },
  ],
  isGivenBack: true,
};

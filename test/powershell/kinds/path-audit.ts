import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { groups, SID } from './readers';
import { AuditedAccess, AuditPrincipal, LocalGroup, ObjectAudit } from '../../../src';

const setting = { kind: 'pathAudit', ensure: 'present', item: 'directory', inherit: true } as const;
const everyone = 'S-1-1-0';
/** Of others: an entry of the same account, one that is inherited, and a failure. */
const others = 'S:AI(AU;OICISA;CC;;;WD)(AU;OICIFA;FA;;;BA)(AU;OICIIDSA;SD;;;WD)';

export const pathAudit: KindProof = {
  kind: 'pathAudit',
  cases: {
    'a directory': {
      setting: {
        ...setting, id: 'pathAudit/everyone/d', path: 'C:\\audited', sid: everyone,
        success: ['write', 'delete', 'changePermissions', 'takeOwnership'], failure: ['write', 'delete', 'changePermissions', 'takeOwnership'],
      },
      state: { groups, paths: { 'C:\\audited': { kind: 'directory', audit: others } } },
      drift: { path: ['paths', 'C:\\audited', 'audit'], value: others },
    },
    'a file': {
      setting: {
        ...setting, id: 'pathAudit/group:readers/f', path: 'C:\\audited\\a.log', item: 'file', inherit: false, group: 'readers', success: ['delete'], failure: ['read', 'write'],
      },
      state: { groups, paths: { 'C:\\audited': { kind: 'directory' }, 'C:\\audited\\a.log': { kind: 'file', audit: 'S:' } } },
      drift: { path: ['paths', 'C:\\audited\\a.log', 'audit'], value: `S:(AU;FA;0x117;;;${SID})` },
    },
  },
  settings: fc.record({
    path: fc.constantFrom('C:/audited', '/audited/a', 'D:\\audited', 'C:/Windows/System32/drivers/etc', 'C:/ProgramData/audited'),
    principal: fc.constantFrom(undefined, AuditPrincipal.SYSTEM, AuditPrincipal.ofGroup(LocalGroup.existing('readers'))),
    success: fc.option(fc.uniqueArray(fc.constantFrom(...Object.values(AuditedAccess)), { minLength: 1 }), { nil: undefined }),
    failure: fc.uniqueArray(fc.constantFrom(...Object.values(AuditedAccess)), { minLength: 1 }),
    thisFolderOnly: fc.boolean(),
    isFile: fc.boolean(),
  }).map(({ path, isFile, thisFolderOnly, ...options }) => (
    isFile ? ObjectAudit.ofFile(`${path}/a.txt`, options) : ObjectAudit.ofDirectory(path, { ...options, thisFolderOnly })
  )),
  refused: [
    ...['C:\\', 'C:\\Windows', 'C:\\Windows\\System32', 'C:\\Windows\\System32\\winevt\\Logs', 'C:\\ProgramData', 'C:\\Program Files', 'C:\\Users', 'C:\\var\\lib\\kubelet\\pods',
      'C:\\ProgramData\\CONTAINERD\\root', 'c:\\a', 'C:/a', 'a', 'C:\\a\\..\\b', 'C:\\a\\nul', 'C:\\a.', '\\\\server\\share', ''].map((path) => ({ path })),
    { item: 'file' }, { item: 'key' }, { inherit: 'false' }, { sid: 'S-1-5-21-1-2-3-500' }, { sid: 'WD' }, { sid: null }, { group: 'readers' }, { sid: undefined }, { sid: undefined, group: '' },
    { success: undefined, failure: undefined }, { success: [] }, { success: ['read', 'read'] }, { success: ['full'] }, { success: 'write' }, { failure: [['read']] }, { failure: ['re\u200bad'] },
  ],
  isGivenBack: true,
};

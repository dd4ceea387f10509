import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { groups } from './readers';
import { LocalGroup, NodeDirectory, PathAccess, PathOwner, PathPermission, PathPrincipal } from '../../../src';

const common = { kind: 'directory', ensure: 'present', inProgramFolder: false, owner: 'untouched' } as const;
const permissions = { inherit: false, entries: [{ group: 'readers', access: 'modify' }, { sid: PathPrincipal.USERS, access: 'read' }] };
const around = { 'C:\\data': { kind: 'directory', sddl: 'D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)' } };

export const directory: KindProof = {
  kind: 'directory',
  cases: {
    'with permissions': {
      setting: { ...common, id: 'directory/c:\\data\\a', path: 'C:\\data\\a', owner: 'system', permissions },
      state: { groups, paths: around },
      drift: { path: ['paths', 'C:\\data\\a', 'sddl'], value: 'D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;WD)' },
    },
    'that inherits': {
      setting: { ...common, id: 'directory/c:\\data\\a', path: 'C:\\data\\a', permissions: { ...permissions, inherit: true } },
      state: { groups, paths: around },
      drift: { path: ['paths', 'C:\\data\\a', 'sddl'], value: 'D:P(A;OICI;FA;;;SY)' },
    },
    'directly below a drive': {
      setting: { ...common, id: 'directory/c:\\own', path: 'C:\\own', owner: 'system' },
      state: { groups },
      drift: { path: ['paths', 'C:\\own', 'owner'], value: 'S-1-5-32-544' },
    },
  },
  settings: fc.record({
    moveAside: fc.boolean(),
    path: fc.constantFrom('C:/data-1', '/data/a', 'D:\\logs\\deep\\er', 'C:/ProgramData/contoso'),
    access: fc.constantFrom(...Object.values(PathAccess)),
    owner: fc.option(fc.constantFrom(...Object.values(PathOwner)), { nil: undefined }),
    isListed: fc.boolean(),
  }).map(({ moveAside, path, access, owner, isListed }) => NodeDirectory.of(path, {
    owner,
    moveAside: moveAside && (owner ?? (isListed ? PathOwner.SYSTEM : undefined)) === PathOwner.SYSTEM,
    ...isListed && {
      permissions: [PathPermission.ofGroup(LocalGroup.existing('readers'), access), PathPermission.ofService('contoso-agent', access), PathPermission.of(PathPrincipal.USERS)],
    },
  })),
  refused: [
    { path: 'C:\\' }, { path: 'C:\\Windows\\Temp' }, { path: 'c:\\data' }, { path: 'C:\\Program Files\\a' }, { path: 'C:\\data', inProgramFolder: true }, { path: 'C:\\a\\nul' },
    { inProgramFolder: 'false' }, { owner: 'S-1-5-18' }, { permissions: null }, { permissions: { inherit: false } }, { permissions: { inherit: 'no', entries: [] } },
    { path: 'C:\\own', permissions: { inherit: true, entries: [] } },
    ...[
      { access: 'read' }, { sid: 'S-1-1-0', access: 'read' }, { sid: 'S-1-5-32-544', access: 'read' }, { sid: 'S-1-5-32-545', access: 'write' }, { group: '', access: 'read' },
      { group: 'readers', access: 'full' }, { group: 'readers', sid: 'S-1-5-19', access: 'read' }, { group: 'readers', access: 'read', type: 'deny' }, null,
    ].map((entry) => ({ permissions: { inherit: false, entries: [entry] } })),
  ],
};

import { PathEntry, PathPermission } from './path-permission';
import { quoted, throwProblem, userError } from '../../facts/errors';
import { agentPath } from '../../facts/grantable-paths';
import { managedPathProblem } from '../../facts/managed-paths';
import { checkInstance, checkList, checkMember } from '../../facts/members';
import { KeysOf } from '../../facts/unknown-keys';
import type { DirectorySetting, FileSetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { NodeClaim } from '../desired-state/node-claim';
import { NeedOrder, NodeNeed } from '../desired-state/node-need';
import type { SettingPart } from '../desired-state/setting-part';
import { PathAccess } from '../groups/grant-access';

/** The owner of a directory or a file. An owner can always change its permissions. */
export enum PathOwner {
  /** The current owner. New directories and files belong to administrators or SYSTEM. */
  UNTOUCHED = 'untouched',
  /** SYSTEM. */
  SYSTEM = 'system',
}

/** Options that directories and files have in common. */
export interface NodePathOptions {
  /**
   * The complete list of permissions. Accounts that are not on the list lose their access. The list
   * does not name SYSTEM and administrators: they get full control, or with `inheritPermissions`
   * the access that they inherit. With an empty list, only they have access. Do not grant access to
   * the same path with `LocalGroupGrant`.
   * @default - the permissions stay as they are. A new directory or file has those of its parent
   * folder. For a new directory in the root of a drive, only SYSTEM and administrators have access
   */
  readonly permissions?: PathPermission[];

  /**
   * Whether the permissions of the parent folders apply too. Requires `permissions`. Must be false
   * in the root of a drive, where every local user can create files.
   * @default false
   */
  readonly inheritPermissions?: boolean;

  /**
   * The owner.
   * @default - `PathOwner.SYSTEM` if `permissions` are set, because another owner could change
   * them; otherwise `PathOwner.UNTOUCHED`
   */
  readonly owner?: PathOwner;

  /**
   * Whether the path is meant to be below a folder for programs: `C:\Program Files` or
   * `C:\Program Files (x86)`. Only SYSTEM and administrators can write there.
   * @default false
   */
  readonly inProgramFolder?: boolean;
}

export const nodePathKeys: KeysOf<NodePathOptions> = {
  permissions: true, inheritPermissions: true, owner: true, inProgramFolder: true,
};

/** The fields of `desired.json` that directories and files have in common. */
export type DesiredPath = Omit<DirectorySetting, 'kind'>;

/** Checks the path and the options of a directory or a file, and returns its fields. */
export function desiredPath(item: 'directory' | 'file', path: string, options: NodePathOptions): DesiredPath {
  const { permissions, inheritPermissions, inProgramFolder = false } = options;
  throwProblem(managedPathProblem(path, { item, inProgramFolder }));
  const setting = `${item === 'file' ? 'NodeFile' : 'NodeDirectory'} ${quoted(path)}`;
  const written = agentPath(path);
  const entries = permissions === undefined ? undefined : entriesOf(setting, permissions, inProgramFolder);
  const owner = options.owner ?? (entries === undefined ? PathOwner.UNTOUCHED : PathOwner.SYSTEM);
  checkMember(`${setting}: owner`, owner, 'PathOwner', PathOwner);
  checkInheritance(setting, written, entries !== undefined, inheritPermissions);
  return {
    id: `${item}/${written.toLowerCase()}`,
    ensure: literalOf(Ensure.PRESENT),
    path: written,
    inProgramFolder,
    owner: literalOf(owner),
    ...entries !== undefined && { permissions: { inherit: inheritPermissions ?? false, entries } },
  };
}

/** The part of a directory or a file, with what it claims and needs. */
export function pathPart<Setting extends DirectorySetting | FileSetting>(desired: Setting): SettingPart<Setting> {
  const { kind, path, permissions } = desired;
  return {
    desired,
    claims: [
      kind === 'directory' ? NodeClaim.directory(path) : NodeClaim.file(path),
      ...permissions === undefined ? [] : [NodeClaim.permissionList(path)],
    ],
    needs: [
      ...NodeNeed.foldersAround(path, { order: NeedOrder.MADE_FIRST_REMOVED_LAST }),
      ...(permissions?.entries ?? []).flatMap(({ group }) => (group === undefined ? [] : [NodeNeed.group(group)])),
    ],
  };
}

function entriesOf(setting: string, permissions: readonly PathPermission[], inProgramFolder: boolean): PathEntry[] {
  checkList(`${setting}: permissions`, permissions);
  permissions.forEach((permission) => checkInstance(`${setting}: permission`, permission, PathPermission, 'PathPermission.ofGroup(group)'));
  const entries = permissions.map(({ _entry }) => _entry);
  const names = entries.map(({ group, sid }) => (sid ?? group!).toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw userError({ message: `${setting}: permissions contain ${quoted(twice)} twice`, fix: 'Keep the entry with the greater access.' });
  }
  const writer = inProgramFolder ? entries.find(({ access }) => access !== PathAccess.READ) : undefined;
  if (writer !== undefined) {
    throw userError({
      message: `${setting}: permissions let ${quoted(writer.group ?? writer.sid)} write in a folder of programs that others run`,
      fix: 'Use PathAccess.READ, and put files that change elsewhere, such as below C:/ProgramData.',
    });
  }
  return entries;
}

function checkInheritance(setting: string, path: string, hasPermissions: boolean, inheritPermissions: boolean | undefined): void {
  if (inheritPermissions !== undefined && !hasPermissions) {
    throw userError({ message: `${setting}: inheritPermissions is set without permissions`, fix: 'Add permissions: [], or remove inheritPermissions.' });
  }
  if (inheritPermissions && path.split('\\').length === 2) {
    throw userError({ message: `${setting} would inherit permissions from its drive, where every local user can create files`, fix: 'Remove inheritPermissions.' });
  }
}

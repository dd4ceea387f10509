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

/** Who owns a directory or a file. An owner may change its permissions, whatever they say. */
export enum PathOwner {
  /** Whoever owns it now. What the agent makes belongs to administrators or SYSTEM. */
  UNTOUCHED = 'untouched',
  /** SYSTEM. */
  SYSTEM = 'system',
}

/** What directories and files have in common. */
export interface NodePathOptions {
  /**
   * Who may do what: the whole list. SYSTEM and administrators have full control and are not listed, and whoever else had access loses it:
   * do not grant the same path by `LocalGroupGrant`. An empty list is for SYSTEM and administrators alone.
   * @default - the permissions stay as they are; what is new has those of the folder around it, and directly below a drive SYSTEM and
   * administrators alone
   */
  readonly permissions?: PathPermission[];

  /**
   * Whether the permissions of the folders around it apply too. Not for what lies directly below a drive, where every local user may
   * create files.
   * @default false
   */
  readonly inheritPermissions?: boolean;

  /**
   * Who owns it.
   * @default - `PathOwner.SYSTEM` where `permissions` are given, which an owner could change; `PathOwner.UNTOUCHED` otherwise
   */
  readonly owner?: PathOwner;

  /**
   * Whether it is meant to lie below a folder for programs: `C:\Program Files` or `C:\Program Files (x86)`. Nobody but SYSTEM and
   * administrators may write there.
   * @default false
   */
  readonly inProgramFolder?: boolean;
}

export const nodePathKeys: KeysOf<NodePathOptions> = {
  permissions: true, inheritPermissions: true, owner: true, inProgramFolder: true,
};

/** The fields of `desired.json` that directories and files have in common. */
export type DesiredPath = Omit<DirectorySetting, 'kind'>;

/** Checks where something is to be and who may do what with it. */
export function desiredPath(item: 'directory' | 'file', path: string, options: NodePathOptions): DesiredPath {
  const { permissions, inheritPermissions, inProgramFolder = false } = options;
  throwProblem(managedPathProblem(path, { item, inProgramFolder }));
  const written = agentPath(path);
  const entries = permissions === undefined ? undefined : entriesOf(written, permissions, inProgramFolder);
  const owner = options.owner ?? (entries === undefined ? PathOwner.UNTOUCHED : PathOwner.SYSTEM);
  checkMember(`owner of ${quoted(path)}`, owner, 'PathOwner', PathOwner);
  checkInheritance(written, entries !== undefined, inheritPermissions);
  return {
    id: `${item}/${written.toLowerCase()}`,
    ensure: literalOf(Ensure.PRESENT),
    path: written,
    inProgramFolder,
    owner: literalOf(owner),
    ...entries !== undefined && { permissions: { inherit: inheritPermissions ?? false, entries } },
  };
}

/** What a directory or a file is to settings of other kinds. */
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

function entriesOf(path: string, permissions: readonly PathPermission[], inProgramFolder: boolean): PathEntry[] {
  checkList(`permissions of ${quoted(path)}`, permissions);
  permissions.forEach((permission) => checkInstance(`permission of ${quoted(path)}`, permission, PathPermission, 'PathPermission.ofGroup(group)'));
  const entries = permissions.map(({ _entry }) => _entry);
  const names = entries.map(({ group, sid }) => (sid ?? group!).toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw userError({ message: `permissions of ${quoted(path)} name ${quoted(twice)} twice`, fix: 'Give one entry with the greater access.' });
  }
  const writer = inProgramFolder ? entries.find(({ access }) => access !== PathAccess.READ) : undefined;
  if (writer !== undefined) {
    throw userError({
      message: `permissions of ${quoted(path)} let ${quoted(writer.group ?? writer.sid)} write among programs that others run`,
      fix: 'Give PathAccess.READ, and keep what is written elsewhere, such as below C:/ProgramData.',
    });
  }
  return entries;
}

function checkInheritance(path: string, hasPermissions: boolean, inheritPermissions: boolean | undefined): void {
  if (inheritPermissions !== undefined && !hasPermissions) {
    throw userError({ message: `inheritPermissions is set for ${quoted(path)}, and no permissions are`, fix: 'Set permissions: [] with it, or leave both out.' });
  }
  if (inheritPermissions && path.split('\\').length === 2) {
    throw userError({ message: `directory ${quoted(path)} would inherit from its drive, where every local user may create files`, fix: 'Leave out inheritPermissions.' });
  }
}

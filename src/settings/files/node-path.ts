import { PathEntry, PathPermission } from './path-permission';
import { quoted, userError } from '../../facts/errors';
import { agentPath } from '../../facts/grantable-paths';
import { managedPathProblem } from '../../facts/managed-paths';
import { checkInstance, checkList, checkMember } from '../../facts/members';
import { KeysOf } from '../../facts/unknown-keys';
import { Ensure } from '../desired-state/node-setting';
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

  /**
   * `Ensure.ABSENT` removes what the agent made, and brings back what it changed.
   * @default Ensure.PRESENT
   */
  readonly ensure?: Ensure;
}

export const nodePathKeys: KeysOf<NodePathOptions> = {
  permissions: true, inheritPermissions: true, owner: true, inProgramFolder: true, ensure: true,
};

/** The part of `desired.json` that directories and files have in common. */
export interface DesiredPath {
  readonly id: string;
  readonly ensure: Ensure;
  readonly path: string;
  readonly inProgramFolder: boolean;
  readonly owner: PathOwner;
  readonly permissions?: { readonly inherit: boolean; readonly entries: readonly PathEntry[] };
}

/** Checks where something is to be and who may do what with it. */
export function desiredPath(item: 'directory' | 'file', path: string, options: NodePathOptions): DesiredPath {
  const { permissions, inheritPermissions, inProgramFolder = false, ensure = Ensure.PRESENT } = options;
  const problem = managedPathProblem(path, { item, inProgramFolder });
  if (problem !== undefined) {
    throw userError(problem);
  }
  const written = agentPath(path);
  const entries = permissions === undefined ? undefined : entriesOf(written, permissions, inProgramFolder);
  const owner = options.owner ?? (entries === undefined ? PathOwner.UNTOUCHED : PathOwner.SYSTEM);
  checkMember(`owner of ${quoted(path)}`, owner, 'PathOwner', PathOwner);
  checkInheritance(written, entries !== undefined, inheritPermissions);
  return {
    id: `${item}/${written.toLowerCase()}`,
    ensure,
    path: written,
    inProgramFolder,
    owner,
    ...entries !== undefined && { permissions: { inherit: inheritPermissions ?? false, entries } },
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

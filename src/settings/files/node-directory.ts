import { desiredPath, nodePathKeys, NodePathOptions, PathOwner, pathPart } from './node-path';
import { broadPrincipals } from './path-permission';
import { quoted, userError } from '../../facts/errors';
import { KUBELET_VOLUMES } from '../../facts/managed-paths';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import type { DirectorySetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { NodeSetting } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';
import { PathAccess } from '../groups/grant-access';

/** Options of a directory. */
export interface NodeDirectoryOptions extends NodePathOptions {
  /**
   * Whether the agent renames a directory that belongs to another account than SYSTEM,
   * administrators or TrustedInstaller, and creates an empty directory in its place. The new name
   * ends with `.moved-aside-` and the time in UTC. Requires `PathOwner.SYSTEM`. The agent never
   * repairs the permissions of such a directory, because its owner may keep access through files
   * that are already open.
   * @default false - the setting fails on that node
   */
  readonly moveAside?: boolean;
}

const keys: KeysOf<NodeDirectoryOptions> = { ...nodePathKeys, moveAside: true };

/**
 * A directory on Windows nodes. If it is missing, the agent creates it with its parent folders. The
 * agent does not touch the files in it.
 *
 * `absent()` deletes the directory if the agent created it and it is empty. A directory that
 * existed before gets its previous permissions back.
 *
 * @example
 * const agents = LocalGroup.define('contoso-agents');
 *
 * new WindowsNodeSettings(chart, 'directories', {
 *   settings: [
 *     agents,
 *     NodeDirectory.of('C:/ProgramData/contoso', { permissions: [PathPermission.ofGroup(agents, PathAccess.WRITE)] }),
 *   ],
 * });
 */
export class NodeDirectory extends NodeSetting {
  /**
   * The directory at this path.
   * @param path absolute, with slashes or backslashes
   * @throws for folders of Windows, users, kubelet and the container runtime, and for other folders
   * that decide what runs as LocalSystem; for `moveAside` without `PathOwner.SYSTEM`
   */
  public static of(path: string, options: NodeDirectoryOptions = {}): NodeDirectory {
    checkKeys('NodeDirectory.of', options, keys);
    const { moveAside = false, ...more } = options;
    const setting: DirectorySetting = { kind: 'directory', ...desiredPath('directory', path, more), ...moveAside && { moveAside: true } };
    if (moveAside && setting.owner !== literalOf(PathOwner.SYSTEM)) {
      throw userError({
        message: `NodeDirectory ${quoted(path)}: moveAside is true, but SYSTEM does not have to own the directory`,
        fix: 'Set permissions or owner: PathOwner.SYSTEM, or remove moveAside.',
      });
    }
    return new NodeDirectory(setting);
  }

  /**
   * The kubelet's folder for pods and their volumes, `C:\var\lib\kubelet\pods`, in which only
   * SYSTEM and administrators can then change anything. All users can still read it, because
   * workloads read their ConfigMaps there.
   *
   * Use this where the log or the metrics of the agent report that others can change its scripts.
   * The change has a price: containers that do not run as an administrator can then write to no
   * volume below this folder, such as an `emptyDir`. On a node whose kubelet uses another folder,
   * the setting fails. `absent()` restores the earlier permissions.
   *
   * @see https://github.com/Azure/aks-engine/issues/4633
   */
  public static kubeletVolumes(): NodeDirectory {
    return new NodeDirectory({
      id: `directory/${KUBELET_VOLUMES.toLowerCase()}`,
      kind: 'directory',
      ensure: literalOf(Ensure.PRESENT),
      path: KUBELET_VOLUMES,
      inProgramFolder: false,
      owner: literalOf(PathOwner.UNTOUCHED),
      permissions: { inherit: false, entries: broadPrincipals.map((sid) => ({ sid, access: literalOf(PathAccess.READ) })) },
    });
  }

  /** The path of the directory, with backslashes. */
  public readonly path: string;

  private constructor(private readonly setting: DirectorySetting) {
    super();
    this.path = setting.path;
  }

  /** @internal */
  public _parts(): SettingPart<DirectorySetting>[] {
    return [pathPart(this.setting)];
  }
}

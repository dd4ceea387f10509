import { desiredPath, nodePathKeys, NodePathOptions, PathOwner, pathPart } from './node-path';
import { quoted, userError } from '../../facts/errors';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import type { DirectorySetting } from '../desired-state/desired-setting';
import { literalOf } from '../desired-state/literal-of';
import { NodeSetting } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';

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
    return new NodeDirectory(path, options);
  }

  /** The path of the directory, with backslashes. */
  public readonly path: string;

  private readonly setting: DirectorySetting;

  private constructor(path: string, { moveAside = false, ...options }: NodeDirectoryOptions) {
    super();
    this.setting = { kind: 'directory', ...desiredPath('directory', path, options), ...moveAside && { moveAside: true } };
    this.path = this.setting.path;
    if (moveAside && this.setting.owner !== literalOf(PathOwner.SYSTEM)) {
      throw userError({
        message: `NodeDirectory ${quoted(path)}: moveAside is true, but SYSTEM does not have to own the directory`,
        fix: 'Set permissions or owner: PathOwner.SYSTEM, or remove moveAside.',
      });
    }
  }

  /** @internal */
  public _parts(): SettingPart<DirectorySetting>[] {
    return [pathPart(this.setting)];
  }
}

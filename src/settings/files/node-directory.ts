import { desiredPath, nodePathKeys, NodePathOptions, pathPart } from './node-path';
import { checkKeys } from '../../facts/unknown-keys';
import type { DirectorySetting } from '../desired-state/desired-setting';
import { NodeSetting } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';

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
   * that decide what runs as LocalSystem
   */
  public static of(path: string, options: NodePathOptions = {}): NodeDirectory {
    checkKeys('NodeDirectory.of', options, nodePathKeys);
    return new NodeDirectory(path, options);
  }

  /** The path of the directory, with backslashes. */
  public readonly path: string;

  private readonly setting: DirectorySetting;

  private constructor(path: string, options: NodePathOptions) {
    super();
    this.setting = { kind: 'directory', ...desiredPath('directory', path, options) };
    this.path = this.setting.path;
  }

  /** @internal */
  public _parts(): SettingPart<DirectorySetting>[] {
    return [pathPart(this.setting)];
  }
}

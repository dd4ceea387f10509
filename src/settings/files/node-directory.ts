import { desiredPath, nodePathKeys, NodePathOptions, pathPart } from './node-path';
import { checkKeys } from '../../facts/unknown-keys';
import type { DirectorySetting } from '../desired-state/desired-setting';
import { NodeSetting } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';

/**
 * A directory of Windows nodes. It is made where it is missing, with the folders around it; what lies in it is left alone.
 *
 * `absent()` removes the directory itself, if the agent made it and it is empty; of one that was there before, it brings back the
 * permissions.
 *
 * @example
 * const agents = LocalGroup.define('contoso-agents');
 *
 * new WindowsNodeSettings(chart, 'directories', {
 *   settings: [
 *     agents,
 *     NodeDirectory.of('C:/ProgramData/contoso', { permissions: [PathPermission.ofGroup(agents, PathAccess.MODIFY)] }),
 *   ],
 * });
 */
export class NodeDirectory extends NodeSetting {
  /**
   * A directory by its path.
   * @param path absolute, in either kind of slashes
   * @throws for folders of Windows, of users, of kubelet, of the container runtime and of others that decide what runs as LocalSystem
   */
  public static of(path: string, options: NodePathOptions = {}): NodeDirectory {
    checkKeys('NodeDirectory.of', options, nodePathKeys);
    return new NodeDirectory(path, options);
  }

  /** Its path, with backslashes. */
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

import { Ensure } from './ensure';
import { literalOf } from './literal-of';
import type { SettingPart } from './setting-part';

/** A file in the agent's ConfigMap: text where people can read it there, base64 where not every byte would come through. */
export interface NodeSettingFile {
  readonly text?: string;
  readonly base64?: string;
}

/**
 * A setting of Windows nodes that `WindowsNodeSettings` rolls out: a `LocalGroup`, a `FirewallRule`. Programs in other languages
 * cannot define settings of their own: what the agent on the node does is fixed.
 */
export abstract class NodeSetting {
  protected constructor() {}

  /**
   * The same setting, taken back. Write it behind the setting, roll it out, and delete the setting from your code when every node has
   * it. Without that step, a setting that is deleted from your code stays on the nodes.
   *
   * What the agent made is deleted. What was there before the agent changed it gets its earlier state back where the agent can restore
   * it, and stays otherwise. By kind:
   *
   * - `FirewallRule`, `HostsEntry`, `TrustedCertificate`, `MachinePathEntry`: the agent deletes what it added. What was there before
   *   stays. A firewall rule that the agent took over makes the setting fail: delete it by hand.
   * - `MachineEnvironmentVariable`: the earlier value comes back, or the variable is deleted.
   * - `RegistryKey`: each value gets its earlier type and data back, or is deleted. Keys that the agent made and that are empty are
   *   deleted. Values that the agent found as they were to be stay.
   * - `NodeFile`: the earlier content and permissions come back, or the file is deleted.
   * - `NodeDirectory`: a directory that the agent made is deleted if it is empty. Any other gets its earlier permissions back.
   * - `AuditPolicy`: the events that were audited before are audited again.
   * - `EventChannel`: what the options name gets its earlier value back, and the readers lose their access.
   * - `LocalGroup.define`: the agent revokes the grants and then deletes the group. A group that was there before makes the setting
   *   fail: delete it by hand.
   * - `LocalGroup.existing`: the agent revokes the grants. The group stays.
   * - `WindowsService.define`: the agent stops and deletes the service and the programs that it brought.
   * - `WindowsService.existing`: the earlier start type and state come back. The service stays.
   *
   * A setting that is absent needs neither the image nor the files of its definition. List settings that depend on each other in
   * reverse: `settings.map((setting) => setting.absent()).reverse()`.
   */
  public absent(): NodeSetting {
    return new AbsentSetting(this);
  }

  /**
   * Whether it is reported and never brought about: two that look for different things do not undo each other.
   * @internal
   */
  public get _isReportedOnly(): boolean {
    return false;
  }

  /**
   * Entries of `desired.json`, in the order in which they are to be made.
   * @internal
   */
  public abstract _parts(): SettingPart[];

  /**
   * Entries of `desired.json` that take it back, in the order in which they are to be removed.
   * @internal
   */
  public _absentParts(): SettingPart[] {
    return this._parts().map(absentPart);
  }

  /**
   * What the settings read beside `desired.json`: `data:<name>` on the node. The settings say which SHA-256 it has to have.
   * @internal
   */
  public _files(): Readonly<Record<string, NodeSettingFile>> {
    return {};
  }

  /**
   * Whether it takes files from an image, which has to be named then.
   * @internal
   */
  public get _needsImage(): boolean {
    return false;
  }

  /**
   * Whether something on the node undoes it from time to time, so that once is not enough.
   * @internal
   */
  public get _isUndoneByNode(): boolean {
    return false;
  }
}

/** The same entry of `desired.json`, to be removed. */
export function absentPart<Part extends SettingPart>(part: Part): Part {
  return { ...part, desired: { ...part.desired, ensure: literalOf(Ensure.ABSENT) } };
}

/** A setting that is taken back. It brings no files and needs no image. */
class AbsentSetting extends NodeSetting {
  public constructor(private readonly setting: NodeSetting) {
    super();
  }

  public override absent(): NodeSetting {
    return this;
  }

  public _parts(): SettingPart[] {
    return this.setting._absentParts();
  }
}

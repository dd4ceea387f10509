import { Ensure } from './ensure';
import { literalOf } from './literal-of';
import type { SettingPart } from './setting-part';

/** A file in the agent's ConfigMap: readable text as it is, and other content in base64. */
export interface NodeSettingFile {
  readonly text?: string;
  readonly base64?: string;
}

/**
 * A setting of Windows nodes that `WindowsNodeSettings` rolls out, such as a `LocalGroup` or a
 * `FirewallRule`. Programs cannot define new kinds of settings, because the agent on the node
 * supports a fixed set.
 */
export abstract class NodeSetting {
  protected constructor() {}

  /**
   * Undoes this setting on the nodes. To remove a setting, replace it with `setting.absent()`, roll
   * that out, and delete it from your code when every node has it. If you only delete a setting
   * from your code, it stays on the nodes.
   *
   * The agent deletes what it created. If something existed before, the agent restores its earlier
   * state if it can, and otherwise leaves it as it is. By kind:
   *
   * - `FirewallRule`, `HostsEntry`, `TrustedCertificate`, `MachinePathEntry`: the agent deletes
   *   what it added, and keeps what existed before. If the agent took over an existing firewall
   *   rule, the setting fails: delete the rule yourself.
   * - `MachineEnvironmentVariable`: the agent restores the earlier value, or deletes the variable.
   * - `RegistryKey`: the agent restores the earlier type and data of each value, or deletes the
   *   value. It deletes keys that it created if they are empty. Values that already matched the
   *   setting stay. For a key that was removed with its content, the agent restores what is
   *   missing.
   * - `NodeFile`: the agent restores the earlier content and permissions, or deletes the file.
   * - `NodeDirectory`: the agent deletes a directory that it created if the directory is empty. For
   *   any other directory, it restores the earlier permissions.
   * - `AuditPolicy`: the agent restores the earlier policy.
   * - `ObjectAudit`: the agent removes the audit entries that it added.
   * - `FirewallLogging`: the agent restores the earlier values of the options that are set.
   * - `UserRightAssignment`: the agent restores the earlier list of `exactly`, and revokes what it
   *   gave for `including`. If a holder had the right before, the setting fails: revoke it
   *   yourself.
   * - `EventChannel`: the agent restores the earlier values of the options that are set, and
   *   revokes the access of the readers.
   * - `LocalGroup.define`: the agent revokes the grants and then deletes the group. If the group
   *   existed before, the setting fails: delete the group yourself.
   * - `LocalGroup.existing`: the agent revokes the grants. The group stays.
   * - `LocalGroupMembers`: the agent removes the members that it added. If an account was a member
   *   before, the setting fails: remove it yourself.
   * - `WindowsService.define`: the agent stops and deletes the service, and deletes the programs
   *   that it installed for the service.
   * - `WindowsService.existing`: the agent restores the earlier start type, state and recovery. The
   *   service stays.
   *
   * An absent setting needs neither the image nor the files of its definition. List settings that
   * depend on each other in reverse order: `settings.map((setting) => setting.absent()).reverse()`.
   */
  public absent(): NodeSetting {
    return new AbsentSetting(this);
  }

  /**
   * Whether the agent only reports the setting. Two such settings never undo each other.
   * @internal
   */
  public get _isReportedOnly(): boolean {
    return false;
  }

  /**
   * Entries of `desired.json`, in the order in which the agent creates them.
   * @internal
   */
  public abstract _parts(): SettingPart[];

  /**
   * Entries of `desired.json` that undo the setting, in the order in which the agent removes them.
   * @internal
   */
  public _absentParts(): SettingPart[] {
    return this._parts().map(absentPart);
  }

  /**
   * Files that the setting reads in addition to `desired.json`, as `data:<name>` on the node. The
   * setting states the SHA-256 of each file.
   * @internal
   */
  public _files(): Readonly<Record<string, NodeSettingFile>> {
    return {};
  }

  /**
   * Whether the setting uses files from an image. `image` is then required.
   * @internal
   */
  public get _needsImage(): boolean {
    return false;
  }

  /**
   * Whether something on the node undoes the setting from time to time, so that one pass is not
   * enough.
   * @internal
   */
  public get _isUndoneByNode(): boolean {
    return false;
  }
}

/** The same entry of `desired.json`, marked as absent. */
export function absentPart<Part extends SettingPart>(part: Part): Part {
  return { ...part, desired: { ...part.desired, ensure: literalOf(Ensure.ABSENT) } };
}

/** A setting that is undone. It has no files and needs no image. */
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

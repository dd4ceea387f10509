import type { SettingPart } from './setting-part';

/** Whether something is to be on the node. */
export enum Ensure {
  /** It is made, and healed where it differs. */
  PRESENT = 'present',
  /** It is removed, if this library's agent made it. */
  ABSENT = 'absent',
}

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

import { NodeThing, RegistryKeyPlace, RegistryValuePlace } from './node-thing';
import { isDenial } from '../../facts/user-rights';

/**
 * Options for a registry value that a setting sets, or in which Windows stores what the setting
 * sets.
 */
export interface RegistryValueClaimOptions {
  /** See `NodeClaim.does`. Example: `configures event channel "Security"`. */
  readonly does: string;
  /** See `NodeClaim.state`. */
  readonly state?: string;
  /** See `NodeClaim.isShared`. */
  readonly isShared?: boolean;
  /** See `NodeClaim.fix`. */
  readonly fix?: string;
}

/** Options for a service. */
export interface ServiceClaimOptions {
  /** See `NodeClaim.does`. Example: `defines it`. */
  readonly does: string;
  /** The start type, if the setting sets it. */
  readonly startType?: string;
  /** Whether the service exists because of the setting. */
  readonly isMade?: boolean;
  /** See `NodeClaim.fix`. */
  readonly fix?: string;
}

interface Details {
  readonly does: string;
  readonly state?: string;
  readonly isShared?: boolean;
  readonly isMade?: boolean;
  readonly fix?: string;
}

/**
 * A thing on the node that a setting controls. Two settings that claim the same thing are an error,
 * unless both share it.
 */
export class NodeClaim {
  /** There is a directory at the path. */
  public static directory(path: string): NodeClaim {
    return new NodeClaim(NodeThing.path(path), { does: 'creates it as a directory', state: 'directory', isMade: true });
  }

  /** There is a file at the path. */
  public static file(path: string): NodeClaim {
    return new NodeClaim(NodeThing.path(path), { does: 'creates it as a file', state: 'file', isMade: true });
  }

  /** The permissions of a path are exactly this list. */
  public static permissionList(path: string, { does = 'sets the whole list', fix }: { readonly does?: string; readonly fix?: string } = {}): NodeClaim {
    return new NodeClaim(NodeThing.permissions(path), { does, fix });
  }

  /** The permissions of a path contain an entry, and can contain others. */
  public static permissionEntry(path: string, options: { readonly does: string; readonly fix: string }): NodeClaim {
    return new NodeClaim(NodeThing.permissions(path), { ...options, isShared: true });
  }

  /** A registry value. */
  public static registryValue(place: RegistryValuePlace, options: RegistryValueClaimOptions): NodeClaim {
    return new NodeClaim(NodeThing.registryValue(place), options);
  }

  /** A registry key does not exist. */
  public static removedRegistryKey(place: RegistryKeyPlace): NodeClaim {
    return new NodeClaim(NodeThing.registryKey(place), { does: 'removes it with everything in it', state: 'removed' });
  }

  /** A service. */
  public static service(name: string, { startType, ...options }: ServiceClaimOptions): NodeClaim {
    return new NodeClaim(NodeThing.service(name), { ...options, state: startType });
  }

  /** A local group. */
  public static group(name: string, options: { readonly isMade: boolean }): NodeClaim {
    return new NodeClaim(NodeThing.group(name), { does: 'manages it', ...options });
  }

  /** The holders of a user right: the whole list, or one of them if the claim is shared. */
  public static userRight(name: string, options: { readonly does: string; readonly isShared?: boolean; readonly fix?: string }): NodeClaim {
    return new NodeClaim(NodeThing.userRight(name), options);
  }

  /** A holder of a right that denies a logon. None for other rights. */
  public static deniedLogon(right: string, holder: string): NodeClaim[] {
    return isDenial(right) ? [new NodeClaim(NodeThing.deniedLogon(right, holder), { does: 'denies it', state: 'denied', isShared: true })] : [];
  }

  /** Whether the node trusts a certificate. */
  public static certificate(sha256: string, options: { readonly does: string; readonly isShared: boolean }): NodeClaim {
    return new NodeClaim(NodeThing.certificate(sha256), options);
  }

  /** The first place in the `Path` of the machine. */
  public static startOfPath(): NodeClaim {
    return new NodeClaim(NodeThing.startOfPath(), { does: 'takes it', fix: 'Leave PathPosition.FIRST out for one of them.' });
  }

  /** What the setting does to the thing. Error messages append it to the id of the setting. */
  public readonly does: string;
  /** The resulting state of the thing, for settings that need or refuse that state. */
  public readonly state?: string;
  /**
   * Whether other settings can claim the thing too, if they share it: each adds an entry to one
   * list.
   */
  public readonly isShared: boolean;
  /** Whether the setting creates the thing. An absent setting then removes it. */
  public readonly isMade: boolean;
  /**
   * How one setting can replace two that claim the same thing. A claim that is not shared takes
   * precedence.
   */
  public readonly fix?: string;

  private constructor(public readonly thing: NodeThing, { does, state, isShared = false, isMade = false, fix }: Details) {
    this.does = does;
    this.state = state;
    this.isShared = isShared;
    this.isMade = isMade;
    this.fix = fix;
  }
}

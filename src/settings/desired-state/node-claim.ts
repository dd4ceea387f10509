import { NodeThing, RegistryValuePlace } from './node-thing';

/** What a setting says of the registry value that it sets, or that Windows keeps its subject in. */
export interface RegistryValueClaimOptions {
  /** What the setting does, for error messages: `configures event channel "Security"`. */
  readonly does: string;
  /** See `NodeClaim.state`. */
  readonly state?: string;
  /** See `NodeClaim.isShared`. */
  readonly isShared?: boolean;
  /** See `NodeClaim.fix`. */
  readonly fix?: string;
}

/** What a setting says of a service. */
export interface ServiceClaimOptions {
  /** What the setting does, for error messages: `defines it`. */
  readonly does: string;
  /** The start type, if the setting decides it. */
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

/** A thing of the node that a setting decides about. Two settings that claim one thing are refused, unless both share it. */
export class NodeClaim {
  /** There is a directory at the path. */
  public static directory(path: string): NodeClaim {
    return new NodeClaim(NodeThing.path(path), { does: 'makes it a directory', state: 'directory', isMade: true });
  }

  /** There is a file at the path. */
  public static file(path: string): NodeClaim {
    return new NodeClaim(NodeThing.path(path), { does: 'makes it a file', state: 'file', isMade: true });
  }

  /** The permissions of a path are a list in which nothing else stands. */
  public static permissionList(path: string, { does = 'sets the whole list', fix }: { readonly does?: string; readonly fix?: string } = {}): NodeClaim {
    return new NodeClaim(NodeThing.permissions(path), { does, fix });
  }

  /** The permissions of a path have an entry, whatever else stands there. */
  public static permissionEntry(path: string, options: { readonly does: string; readonly fix: string }): NodeClaim {
    return new NodeClaim(NodeThing.permissions(path), { ...options, isShared: true });
  }

  /** A registry value. */
  public static registryValue(place: RegistryValuePlace, options: RegistryValueClaimOptions): NodeClaim {
    return new NodeClaim(NodeThing.registryValue(place), options);
  }

  /** A service. */
  public static service(name: string, { startType, ...options }: ServiceClaimOptions): NodeClaim {
    return new NodeClaim(NodeThing.service(name), { ...options, state: startType });
  }

  /** A local group. */
  public static group(name: string, options: { readonly isMade: boolean }): NodeClaim {
    return new NodeClaim(NodeThing.group(name), { does: 'takes care of it', ...options });
  }

  /** What the setting does, for error messages: the rest of a sentence that begins with the setting. */
  public readonly does: string;
  /** What becomes of the thing, for settings that need it to be so or not. */
  public readonly state?: string;
  /** Whether other settings may claim the thing too, as long as they share it: each adds an entry to one list. */
  public readonly isShared: boolean;
  /** Whether the thing exists because of the setting, so that it is gone once the setting is absent. */
  public readonly isMade: boolean;
  /** How to express in one setting what two settings claim. The remedy of a claim that is not shared wins. */
  public readonly fix?: string;

  private constructor(public readonly thing: NodeThing, { does, state, isShared = false, isMade = false, fix }: Details) {
    this.does = does;
    this.state = state;
    this.isShared = isShared;
    this.isMade = isMade;
    this.fix = fix;
  }
}

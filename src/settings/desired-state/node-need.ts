import { NodeThing, RegistryKeyPlace, RegistryValuePlace } from './node-thing';
import { denialOf } from '../../facts/user-rights';

/** How a need restricts the order of two settings. */
export enum NeedOrder {
  /** Any order. */
  NONE,
  /** The needed thing is created first. */
  MADE_FIRST,
  /** The needed thing is created first and removed last. */
  MADE_FIRST_REMOVED_LAST,
}

interface Details {
  readonly does: string;
  readonly refuses?: string;
  readonly isMissed?: boolean;
  readonly order?: NeedOrder;
  readonly fix?: string;
}

/**
 * A thing on the node that a setting does not control but depends on: the setting fails without it,
 * or has no effect if it is in a certain state.
 */
export class NodeNeed {
  /** All folders that contain a path, up to the drive. */
  public static foldersAround(path: string, { order }: { readonly order: NeedOrder }): NodeNeed[] {
    const names = path.split('\\').slice(0, -1);
    return names.slice(1)
      .map((_, index) => names.slice(0, index + 2).join('\\'))
      .map((folder) => new NodeNeed(NodeThing.path(folder), { does: 'is in it', refuses: 'file', isMissed: true, order }));
  }

  /** The directory or file at a path. It can be missing, unless `isMissed` is true. */
  public static item(
    path: string, item: 'directory' | 'file', options: { readonly does: string; readonly isMissed?: boolean; readonly order?: NeedOrder },
  ): NodeNeed {
    return new NodeNeed(NodeThing.path(path), { ...options, refuses: item === 'file' ? 'directory' : 'file' });
  }

  /** A service that can start. The service can also exist on the node already. */
  public static service(
    name: string,
    { does = 'depends on it', order = NeedOrder.MADE_FIRST_REMOVED_LAST }: { readonly does?: string; readonly order?: NeedOrder } = {},
  ): NodeNeed {
    return new NodeNeed(NodeThing.service(name), { does, refuses: 'disabled', isMissed: true, order });
  }

  /** A local group that gets access, members or a user right, or that an audit entry names. */
  public static group(name: string, { does = 'gives it access' }: { readonly does?: string } = {}): NodeNeed {
    return new NodeNeed(NodeThing.group(name), { does, isMissed: true, order: NeedOrder.MADE_FIRST });
  }

  /** A registry key and all keys that contain it. The agent creates missing keys. */
  public static registryKeysAround({ key, view }: RegistryKeyPlace, { does }: { readonly does: string }): NodeNeed[] {
    const names = key.split('\\');
    return names.slice(1)
      .map((_, index) => names.slice(0, index + 2).join('\\'))
      .map((each) => new NodeNeed(NodeThing.registryKey({ key: each, view }), { does, refuses: 'removed' }));
  }

  /** That the holder of a right to log on is not denied that logon. None for other rights. */
  public static logon(right: string, holder: string): NodeNeed[] {
    const denial = denialOf(right);
    return denial === undefined ? [] : [new NodeNeed(NodeThing.deniedLogon(denial, holder), { does: `gives it ${right}, which has no effect then`, refuses: 'denied' })];
  }

  /** A registry value that must not have a certain content: see `NodeClaim.state`. */
  public static registryValue(
    place: RegistryValuePlace, options: { readonly does: string; readonly refuses: string; readonly fix: string },
  ): NodeNeed {
    return new NodeNeed(NodeThing.registryValue(place), options);
  }

  /** What the setting does with the thing. Error messages append it to the id of the setting. */
  public readonly does: string;
  /** The state of the thing in which the setting has no effect. */
  public readonly refuses?: string;
  /** Whether the setting fails if the thing is removed. */
  public readonly isMissed: boolean;
  public readonly order: NeedOrder;
  /** The remedy for a claim with the refused state. */
  public readonly fix?: string;

  private constructor(public readonly thing: NodeThing, { does, refuses, isMissed = false, order = NeedOrder.NONE, fix }: Details) {
    this.does = does;
    this.refuses = refuses;
    this.isMissed = isMissed;
    this.order = order;
    this.fix = fix;
  }
}

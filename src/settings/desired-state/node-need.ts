import { NodeThing, RegistryValuePlace } from './node-thing';

/** What the order of two settings has to do with a need. */
export enum NeedOrder {
  /** Nothing. */
  NONE,
  /** The needed thing is made first. */
  MADE_FIRST,
  /** The needed thing is made first and removed last. */
  MADE_FIRST_REMOVED_LAST,
}

interface Details {
  readonly does: string;
  readonly refuses?: string;
  readonly isMissed?: boolean;
  readonly order?: NeedOrder;
  readonly fix?: string;
}

/** A thing of the node that a setting does not decide about, and cannot do without or cannot work with in some state. */
export class NodeNeed {
  /** All folders around a path, up to the drive. */
  public static foldersAround(path: string, { order }: { readonly order: NeedOrder }): NodeNeed[] {
    const names = path.split('\\').slice(0, -1);
    return names.slice(1)
      .map((_, index) => names.slice(0, index + 2).join('\\'))
      .map((folder) => new NodeNeed(NodeThing.path(folder), { does: 'lies in it', refuses: 'file', isMissed: true, order }));
  }

  /** What is at a path. It may be missing. */
  public static item(path: string, item: 'directory' | 'file', options: { readonly does: string }): NodeNeed {
    return new NodeNeed(NodeThing.path(path), { ...options, refuses: item === 'file' ? 'directory' : 'file' });
  }

  /** A service that can start. It may be one that is on the node already. */
  public static service(name: string): NodeNeed {
    return new NodeNeed(NodeThing.service(name), {
      does: 'depends on it', refuses: 'disabled', isMissed: true, order: NeedOrder.MADE_FIRST_REMOVED_LAST,
    });
  }

  /** A local group that is to get access. */
  public static group(name: string): NodeNeed {
    return new NodeNeed(NodeThing.group(name), { does: 'gives it access', isMissed: true, order: NeedOrder.MADE_FIRST });
  }

  /** A registry value that has not one certain content: see `state` of its claim. */
  public static registryValue(
    place: RegistryValuePlace, options: { readonly does: string; readonly refuses: string; readonly fix: string },
  ): NodeNeed {
    return new NodeNeed(NodeThing.registryValue(place), options);
  }

  /** What the setting does with the thing, for error messages: the rest of a sentence that begins with the setting. */
  public readonly does: string;
  /** The state of the thing with which the setting has no effect. */
  public readonly refuses?: string;
  /** Whether the setting fails once the thing is gone. */
  public readonly isMissed: boolean;
  public readonly order: NeedOrder;
  /** What to do about a claim that is refused. */
  public readonly fix?: string;

  private constructor(public readonly thing: NodeThing, { does, refuses, isMissed = false, order = NeedOrder.NONE, fix }: Details) {
    this.does = does;
    this.refuses = refuses;
    this.isMissed = isMissed;
    this.order = order;
    this.fix = fix;
  }
}

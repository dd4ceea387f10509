import { PathAccess, RegistryAccess, ServiceAccess, UserRight } from './grant-access';
import { quoted, throwProblem, userError } from '../../facts/errors';
import { channelNameProblem, channelRegistryKeys } from '../../facts/event-channels';
import { agentPath, grantProblem } from '../../facts/grantable-paths';
import { keyGrantProblem } from '../../facts/grantable-registry-keys';
import { serviceNameProblem, startStopProblem } from '../../facts/grantable-services';
import { checkMember } from '../../facts/members';
import { serviceKey } from '../../facts/service-definition';
import { checkKeys } from '../../facts/unknown-keys';
import type { DesiredSetting, PathAccessSetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { NodeClaim } from '../desired-state/node-claim';
import { NeedOrder, NodeNeed } from '../desired-state/node-need';
import type { SettingPart } from '../desired-state/setting-part';

/** Options for access to a directory. */
export interface DirectoryGrantOptions {
  /**
   * Whether the directory is made where it is missing. It is never removed again. Directly below a drive it is made for SYSTEM and
   * administrators alone, since every local user may create folders there.
   * @default false
   */
  readonly createIfMissing?: boolean;

  /**
   * Whether the access ends at the directory itself, instead of reaching everything below it.
   * @default false
   */
  readonly thisFolderOnly?: boolean;
}

/** Where kubelet keeps the logs of pods, and links to them. */
const POD_LOG_FOLDERS = ['C:\\var\\log\\pods', 'C:\\var\\log\\containers'];

/**
 * Something on the node that the members of a local group may do.
 *
 * The agent writes an entry for the group's security identifier, and changes no other entry, no owner and nothing that is inherited.
 */
export class LocalGroupGrant {
  /**
   * A directory, with everything in it.
   * @param path absolute, in either kind of slashes
   * @throws for paths of Windows, of users, of kubelet and of the container runtime, and for programs that would become writable
   */
  public static directory(path: string, access: PathAccess = PathAccess.READ, options: DirectoryGrantOptions = {}): LocalGroupGrant {
    checkKeys('LocalGroupGrant.directory', options, { createIfMissing: true, thisFolderOnly: true });
    return LocalGroupGrant.ofPath(path, access, {
      item: 'directory',
      createIfMissing: options.createIfMissing ?? false,
      appliesTo: options.thisFolderOnly ? 'thisFolder' : 'everything',
    });
  }

  /**
   * One file, which has to be there.
   * @param path absolute, in either kind of slashes
   * @throws as `directory` does
   */
  public static file(path: string, access: PathAccess = PathAccess.READ): LocalGroupGrant {
    return LocalGroupGrant.ofPath(path, access, { item: 'file', createIfMissing: false, appliesTo: 'everything' });
  }

  /**
   * A key of the registry below HKEY_LOCAL_MACHINE, with the keys below it. It has to be there.
   * @param key without the hive: `SOFTWARE\Contoso`. A slash is part of a name.
   * @throws for keys that hold credentials or security policy, and for writable keys that decide what runs as LocalSystem
   */
  public static registryKey(key: string, access: RegistryAccess = RegistryAccess.READ): LocalGroupGrant {
    checkMember(`access to registry key ${quoted(key)}`, access, 'RegistryAccess', RegistryAccess);
    throwProblem(keyGrantProblem(key, access !== RegistryAccess.READ));
    return new LocalGroupGrant([(group, ensure) => ({
      desired: { id: grantId('registryAccess', group, key), kind: 'registryAccess', ensure, group, key, access: literalOf(access) },
      claims: [],
      needs: [],
    })]);
  }

  /**
   * A Windows service.
   * @param service its name, not its display name
   * @throws for stopping a service that keeps the node running or safe
   */
  public static service(service: string, access: ServiceAccess = ServiceAccess.QUERY): LocalGroupGrant {
    checkMember(`access to service ${quoted(service)}`, access, 'ServiceAccess', ServiceAccess);
    throwProblem(serviceNameProblem(service) ?? (access === ServiceAccess.START_STOP ? startStopProblem(service) : undefined));
    return new LocalGroupGrant([(group, ensure) => ({
      desired: { id: grantId('serviceAccess', group, service), kind: 'serviceAccess', ensure, group, service, access: literalOf(access) },
      claims: [NodeClaim.registryValue({ key: `${serviceKey(service)}\\Security`, name: 'Security' }, {
        does: `grants local group ${quoted(group)} access to service ${quoted(service)}`,
        isShared: true,
        fix: 'Grant it by LocalGroupGrant.service, and leave the RegistryKey out.',
      })],
      needs: [],
    })]);
  }

  /**
   * Reading an event log, such as `System` or `Microsoft-Windows-TaskScheduler/Operational`. The group `Event Log Readers` has
   * all of them.
   * @throws for what cannot be the name of a channel
   */
  public static eventChannel(channel: string): LocalGroupGrant {
    throwProblem(channelNameProblem(channel));
    return new LocalGroupGrant([(group, ensure) => ({
      desired: { id: grantId('eventChannelAccess', group, channel), kind: 'eventChannelAccess', ensure, group, channel },
      claims: channelRegistryKeys(channel).flatMap((key) => ['CustomSD', 'ChannelAccess'].map((name) => NodeClaim.registryValue({ key, name }, {
        does: `lets local group ${quoted(group)} read event channel ${quoted(channel)}`,
        isShared: true,
        fix: 'Grant it by LocalGroupGrant.eventChannel, and leave the RegistryKey out.',
      }))),
      needs: [],
    })]);
  }

  /**
   * Reading the logs of all pods of the node: `C:\var\log\pods` and the links in `C:\var\log\containers`.
   *
   * Each start of kubelet takes the access to one of them away again, so the agent has to heal it: `LocalGroupBootstrap` does so every
   * 15 minutes by itself.
   * @see https://github.com/kubernetes/kubernetes/issues/126161
   */
  public static podLogs(): LocalGroupGrant {
    return new LocalGroupGrant(POD_LOG_FOLDERS.flatMap((path) => LocalGroupGrant.directory(path).parts), true);
  }

  /** A user right. A group policy of the domain that lists who has the right takes it away again. */
  public static userRight(right: UserRight): LocalGroupGrant {
    if (!Object.values(UserRight).includes(right)) {
      throw userError({ message: `user right ${quoted(right)} is not one that a group can be given`, fix: `Use one of UserRight: ${Object.keys(UserRight).join(', ')}.` });
    }
    return new LocalGroupGrant([(group, ensure) => ({
      desired: { id: `userRight/${group.toLowerCase()}/${right}`, kind: 'userRight', ensure, group, right: literalOf(right) },
      claims: [],
      needs: [],
    })]);
  }

  /**
   * The right to log on locally, for hardened nodes that keep it for administrators: without it no container can run as the group,
   * and ends with the logon error 0x80070569.
   */
  public static logOnLocally(): LocalGroupGrant {
    return LocalGroupGrant.userRight(UserRight.LOG_ON_LOCALLY);
  }

  private static ofPath(path: string, access: PathAccess, fields: Pick<PathAccessSetting, 'item' | 'createIfMissing' | 'appliesTo'>): LocalGroupGrant {
    checkMember(`access to ${quoted(path)}`, access, 'PathAccess', PathAccess);
    throwProblem(grantProblem(path, access !== PathAccess.READ));
    const written = agentPath(path);
    return new LocalGroupGrant([(group, ensure) => ({
      desired: {
        id: grantId('pathAccess', group, written), kind: 'pathAccess', ensure, group, path: written, access: literalOf(access), ...fields,
      },
      claims: [NodeClaim.permissionEntry(written, {
        does: `grants local group ${quoted(group)} access`,
        fix: 'Name the group in the list, by PathPermission.ofGroup(...), and leave out the LocalGroupGrant.',
      })],
      // Without an order: a list of permissions comes after its group, and the grant comes with the group.
      needs: [
        ...NodeNeed.foldersAround(written, { order: NeedOrder.NONE }),
        NodeNeed.item(written, fields.item, { does: `grants local group ${quoted(group)} access to a ${fields.item}` }),
      ],
    })]);
  }

  private constructor(
    private readonly parts: readonly GrantPart[],
    private readonly isUndone: boolean = false,
    private readonly ensure: Ensure = Ensure.PRESENT,
  ) {}

  /**
   * The same grant, taken back: the agent removes the entry that it made. An entry or a right that the group had before stays, and the
   * setting fails: remove it by hand. Roll it out to every node, and delete the grant from your code afterwards.
   */
  public absent(): LocalGroupGrant {
    return new LocalGroupGrant(this.parts, this.isUndone, Ensure.ABSENT);
  }

  /** @internal */
  public get _isUndoneByNode(): boolean {
    return this.isUndone && this.ensure === Ensure.PRESENT;
  }

  /** @internal */
  public _parts(group: string): SettingPart[] {
    return this.parts.map((part) => part(group, literalOf(this.ensure)));
  }
}

/** What a grant is for one group. */
type GrantPart = (group: string, ensure: DesiredSetting['ensure']) => SettingPart;

/** A group has one grant of a kind for a thing. */
function grantId(kind: DesiredSetting['kind'], group: string, thing: string): string {
  return `${kind}/${group.toLowerCase()}/${thing.toLowerCase()}`;
}

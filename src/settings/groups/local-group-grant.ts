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
   * Whether the agent creates the directory if it is missing. The agent never deletes it again.
   * Directly below a drive, where every local user can create folders, the agent creates it with
   * access for SYSTEM and administrators only.
   * @default false
   */
  readonly createIfMissing?: boolean;

  /**
   * Whether the access applies to the directory only, and not to everything below it.
   * @default false
   */
  readonly thisFolderOnly?: boolean;
}

/** The folders in which kubelet stores the logs of pods, and links to them. */
const POD_LOG_FOLDERS = ['C:\\var\\log\\pods', 'C:\\var\\log\\containers'];

/**
 * Something that the members of a local group can do on the node.
 *
 * The agent writes an entry for the security identifier of the group. It does not change other
 * entries, the owner, or inherited permissions.
 */
export class LocalGroupGrant {
  /**
   * Access to a directory and everything in it.
   * @param path absolute, with slashes or backslashes
   * @throws for folders of Windows, users, kubelet and the container runtime, and for write access
   * to programs
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
   * Access to a file. The file must exist.
   * @param path absolute, with slashes or backslashes
   * @throws in the same cases as `directory`
   */
  public static file(path: string, access: PathAccess = PathAccess.READ): LocalGroupGrant {
    return LocalGroupGrant.ofPath(path, access, { item: 'file', createIfMissing: false, appliesTo: 'everything' });
  }

  /**
   * Access to a registry key below HKEY_LOCAL_MACHINE and to the keys below it. The key must exist.
   * @param key without the hive: `SOFTWARE\Contoso`. A slash is part of a name
   * @throws for keys that contain credentials or security policy, and for write access to keys that
   * decide what runs as LocalSystem
   */
  public static registryKey(key: string, access: RegistryAccess = RegistryAccess.READ): LocalGroupGrant {
    checkMember(`LocalGroupGrant: access to registry key ${quoted(key)}`, access, 'RegistryAccess', RegistryAccess);
    throwProblem(keyGrantProblem(key, access !== RegistryAccess.READ));
    return new LocalGroupGrant([(group, ensure) => ({
      desired: { id: grantId('registryAccess', group, key), kind: 'registryAccess', ensure, group, key, access: literalOf(access) },
      claims: [],
      needs: NodeNeed.registryKeysAround({ key }, { does: `grants local group ${quoted(group)} access to a key in it` }),
    })]);
  }

  /**
   * Access to a Windows service.
   * @param service the service name, not the display name
   * @throws for `START_STOP` on a service that keeps the node running or secure
   */
  public static service(service: string, access: ServiceAccess = ServiceAccess.QUERY): LocalGroupGrant {
    checkMember(`LocalGroupGrant: access to service ${quoted(service)}`, access, 'ServiceAccess', ServiceAccess);
    throwProblem(serviceNameProblem(service) ?? (access === ServiceAccess.START_STOP ? startStopProblem(service) : undefined));
    return new LocalGroupGrant([(group, ensure) => ({
      desired: { id: grantId('serviceAccess', group, service), kind: 'serviceAccess', ensure, group, service, access: literalOf(access) },
      claims: [NodeClaim.registryValue({ key: `${serviceKey(service)}\\Security`, name: 'Security' }, {
        does: `grants local group ${quoted(group)} access to service ${quoted(service)}`,
        isShared: true,
        fix: 'Grant it with LocalGroupGrant.service, and remove the RegistryKey.',
      })],
      needs: [],
    })]);
  }

  /**
   * Read access to an event log, such as `System` or `Microsoft-Windows-TaskScheduler/Operational`.
   * The group `Event Log Readers` can read all event logs.
   * @throws for a value that is not a valid name of a channel
   */
  public static eventChannel(channel: string): LocalGroupGrant {
    throwProblem(channelNameProblem(channel));
    return new LocalGroupGrant([(group, ensure) => ({
      desired: { id: grantId('eventChannelAccess', group, channel), kind: 'eventChannelAccess', ensure, group, channel },
      claims: channelRegistryKeys(channel).flatMap((key) => ['CustomSD', 'ChannelAccess'].map((name) => NodeClaim.registryValue({ key, name }, {
        does: `lets local group ${quoted(group)} read event channel ${quoted(channel)}`,
        isShared: true,
        fix: 'Grant it with LocalGroupGrant.eventChannel, and remove the RegistryKey.',
      }))),
      needs: [],
    })]);
  }

  /**
   * Read access to the logs of all pods on the node: `C:\var\log\pods` and the links in
   * `C:\var\log\containers`.
   *
   * Each start of kubelet removes the access to one of the folders, so the agent must restore it
   * regularly. `LocalGroupBootstrap` does so every 15 minutes by default.
   * @see https://github.com/kubernetes/kubernetes/issues/126161
   */
  public static podLogs(): LocalGroupGrant {
    return new LocalGroupGrant(POD_LOG_FOLDERS.flatMap((path) => LocalGroupGrant.directory(path).parts), true);
  }

  /**
   * A user right. A group policy of the domain that lists the holders of the right removes it
   * again.
   */
  public static userRight(right: UserRight): LocalGroupGrant {
    if (!Object.values(UserRight).includes(right)) {
      throw userError({ message: `LocalGroupGrant.userRight: user right ${quoted(right)} is not one that a group can have`, fix: `Use one of UserRight: ${Object.keys(UserRight).join(', ')}.` });
    }
    return new LocalGroupGrant([(group, ensure) => ({
      desired: { id: `userRight/${group.toLowerCase()}/${right}`, kind: 'userRight', ensure, group, right: literalOf(right) },
      claims: [NodeClaim.userRight(right, {
        does: `gives it to local group ${quoted(group)}`,
        isShared: true,
      })],
      needs: NodeNeed.logon(right, group.toLowerCase()),
    })]);
  }

  /**
   * The right to log on locally, for hardened nodes that reserve it for administrators. Without it,
   * a container cannot run as the group and ends with the logon error 0x80070569.
   */
  public static logOnLocally(): LocalGroupGrant {
    return LocalGroupGrant.userRight(UserRight.LOG_ON_LOCALLY);
  }

  private static ofPath(path: string, access: PathAccess, fields: Pick<PathAccessSetting, 'item' | 'createIfMissing' | 'appliesTo'>): LocalGroupGrant {
    checkMember(`LocalGroupGrant: access to ${quoted(path)}`, access, 'PathAccess', PathAccess);
    throwProblem(grantProblem(path, access !== PathAccess.READ));
    const written = agentPath(path);
    return new LocalGroupGrant([(group, ensure) => ({
      desired: {
        id: grantId('pathAccess', group, written), kind: 'pathAccess', ensure, group, path: written, access: literalOf(access), ...fields,
      },
      claims: [NodeClaim.permissionEntry(written, {
        does: `grants local group ${quoted(group)} access`,
        fix: 'Add PathPermission.ofGroup(...) to the list, and remove the LocalGroupGrant.',
      })],
      // No order: the grant comes with its group, and a list of permissions must come after the
      // group.
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
   * Returns the removal of this grant. The agent removes the entry that it created. If the group
   * already had the entry or the right before, it stays and the setting fails: remove it by hand.
   * Roll out the removal to every node, and then delete the grant from your code.
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

/** Creates the part of a grant for one group. */
type GrantPart = (group: string, ensure: DesiredSetting['ensure']) => SettingPart;

/** The id of a setting. A group has one grant of each kind for a thing. */
function grantId(kind: DesiredSetting['kind'], group: string, thing: string): string {
  return `${kind}/${group.toLowerCase()}/${thing.toLowerCase()}`;
}

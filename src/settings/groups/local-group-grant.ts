import { PathAccess, RegistryAccess, ServiceAccess, UserRight } from './grant-access';
import { Problem, quoted, userError } from '../../facts/errors';
import { channelNameProblem } from '../../facts/event-channels';
import { agentPath, grantProblem } from '../../facts/grantable-paths';
import { keyGrantProblem } from '../../facts/grantable-registry-keys';
import { serviceNameProblem, startStopProblem } from '../../facts/grantable-services';
import { checkMember } from '../../facts/members';
import { checkKeys } from '../../facts/unknown-keys';
import { DesiredSetting, Ensure } from '../desired-state/node-setting';

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
    return new LocalGroupGrant('registryAccess', key.toLowerCase(), { key, access });
  }

  /**
   * A Windows service.
   * @param service its name, not its display name
   * @throws for stopping a service that keeps the node running or safe
   */
  public static service(service: string, access: ServiceAccess = ServiceAccess.QUERY): LocalGroupGrant {
    checkMember(`access to service ${quoted(service)}`, access, 'ServiceAccess', ServiceAccess);
    throwProblem(serviceNameProblem(service) ?? (access === ServiceAccess.START_STOP ? startStopProblem(service) : undefined));
    return new LocalGroupGrant('serviceAccess', service.toLowerCase(), { service, access });
  }

  /**
   * Reading an event log, such as `System` or `Microsoft-Windows-TaskScheduler/Operational`. The group `Event Log Readers` has
   * all of them.
   * @throws for what cannot be the name of a channel
   */
  public static eventChannel(channel: string): LocalGroupGrant {
    throwProblem(channelNameProblem(channel));
    return new LocalGroupGrant('eventChannelAccess', channel.toLowerCase(), { channel });
  }

  /**
   * Reading the logs of all pods of the node: `C:\var\log\pods` and the links in `C:\var\log\containers`.
   *
   * Each start of kubelet takes the access to one of them away again, so the agent has to heal it: `LocalGroupBootstrap` does so every
   * 15 minutes by itself.
   * @see https://github.com/kubernetes/kubernetes/issues/126161
   */
  public static podLogs(): LocalGroupGrant {
    return new LocalGroupGrant('podLogs', '', {}, POD_LOG_FOLDERS.map((path) => LocalGroupGrant.directory(path)));
  }

  /** A user right. A group policy of the domain that lists who has the right takes it away again. */
  public static userRight(right: UserRight): LocalGroupGrant {
    if (!Object.values(UserRight).includes(right)) {
      throw userError({ message: `user right ${quoted(right)} is not one that a group can be given`, fix: `Use one of UserRight: ${Object.keys(UserRight).join(', ')}.` });
    }
    return new LocalGroupGrant('userRight', right, { right });
  }

  /**
   * The right to log on locally, for hardened nodes that keep it for administrators: without it no container can run as the group,
   * and ends with the logon error 0x80070569.
   */
  public static logOnLocally(): LocalGroupGrant {
    return LocalGroupGrant.userRight(UserRight.LOG_ON_LOCALLY);
  }

  private static ofPath(path: string, access: PathAccess, fields: object): LocalGroupGrant {
    checkMember(`access to ${quoted(path)}`, access, 'PathAccess', PathAccess);
    throwProblem(grantProblem(path, access !== PathAccess.READ));
    const written = agentPath(path);
    return new LocalGroupGrant('pathAccess', written.toLowerCase(), { path: written, access, ...fields });
  }

  private constructor(
    private readonly kind: string,
    private readonly subject: string,
    private readonly fields: object,
    private readonly parts: readonly LocalGroupGrant[] = [],
    private readonly ensure: Ensure = Ensure.PRESENT,
  ) {}

  /**
   * The same grant, to be taken back. Only an entry that the agent made is removed. Leave it so until it is rolled out on every
   * node; then leave the grant out.
   */
  public revoked(): LocalGroupGrant {
    return new LocalGroupGrant(this.kind, this.subject, this.fields, this.parts.map((part) => part.revoked()), Ensure.ABSENT);
  }

  /** @internal */
  public get _isUndoneByNode(): boolean {
    return this.kind === 'podLogs' && this.ensure === Ensure.PRESENT;
  }

  /** @internal */
  public _desired(group: string): DesiredSetting[] {
    if (this.parts.length > 0) {
      return this.parts.flatMap((part) => part._desired(group));
    }
    return [{ id: `${this.kind}/${group.toLowerCase()}/${this.subject}`, kind: this.kind, ensure: this.ensure, group, ...this.fields }];
  }
}

function throwProblem(problem: Problem | undefined): void {
  if (problem !== undefined) {
    throw userError(problem);
  }
}

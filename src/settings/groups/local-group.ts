import { Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { LocalGroupGrant } from './local-group-grant';
import { WindowsAccount } from '../../account';
import { checkInteger, Problem, quoted, throwProblem, userError } from '../../facts/errors';
import { administrativeGroupReason, isBuiltInGroup, localGroupNameProblems } from '../../facts/local-groups';
import { checkInstance, checkList, wholeSeconds } from '../../facts/members';
import { definedGroupName } from '../../facts/setting-grammars';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import { unreplacedNameProblem } from '../../facts/unreplaced-template';
import { HostProcessWorkload } from '../../workload';
import type { LocalGroupSetting, TemporaryUsersSetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { NodeClaim } from '../desired-state/node-claim';
import { claimOwner, NodeClaims } from '../desired-state/node-claims';
import { absentPart, NodeSetting } from '../desired-state/node-setting';
import { prepareIn } from '../desired-state/prepare-in';
import type { SettingPart } from '../desired-state/setting-part';

/** Options for any local group. */
export interface LocalGroupOptions {
  /**
   * What members can do.
   * @default - only what every local user can do
   */
  readonly grants?: LocalGroupGrant[];

  /**
   * Deletes temporary users of this group that the container runtime left behind, if they are older
   * than this and run no process. Whole seconds, at least one hour.
   * @default - they stay
   */
  readonly pruneTemporaryUsersAfter?: Duration;
}

/** Properties of a local group that the agent creates. */
export interface LocalGroupProps extends LocalGroupOptions {
  /**
   * What the group is for. Administrators of the node see it. 1 to 48 characters.
   * @default - a description that names this library
   * @see https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.localaccounts/new-localgroup
   */
  readonly description?: string;
}

const optionKeys: KeysOf<LocalGroupOptions> = { grants: true, pruneTemporaryUsersAfter: true };
const definitionKeys: KeysOf<LocalGroupProps> = { ...optionKeys, description: true };

/**
 * A local group on Windows nodes, and what its members can do. A container whose account is the
 * group runs as a temporary user who is a member of this group only. This is the least powerful
 * account for a container. It needs containerd 1.7 or later.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/#choosing-a-user-account
 *
 * @example
 * const readers = LocalGroup.define('hpc-log-readers', { grants: [LocalGroupGrant.podLogs()] });
 *
 * new LocalGroupBootstrap(chart, 'groups', { groups: [readers] });
 * new HostProcessDaemonSet(chart, 'log-agent', {
 *   account: readers.account,
 *   containers: [HostProcessContainer.fromImage('registry.example.com/log-agent:1.4.2', { command: ['log-agent.exe'] })],
 * });
 */
export class LocalGroup extends NodeSetting {
  /**
   * A group that the agent creates. The app must contain a `LocalGroupBootstrap`,
   * `WindowsNodeSettings` or `prepareIn` that creates it.
   * @param name up to 64 letters, digits, spaces, dashes and underscores, starting with a letter
   * and ending with a letter or digit. Use a prefix of your own to avoid clashes with other groups
   * @throws for a name that Windows, Kubernetes or the container runtime reserves
   */
  public static define(name: string, props: LocalGroupProps = {}): LocalGroup {
    checkKeys('LocalGroup.define', props, definitionKeys);
    return new LocalGroup(name, true, props);
  }

  /**
   * A group that already exists, such as `Event Log Readers`. The agent adds grants to it, and
   * never creates, changes or deletes the group.
   * @throws for administrative groups and for names that are not valid for a group
   */
  public static existing(name: string, options: LocalGroupOptions = {}): LocalGroup {
    checkKeys('LocalGroup.existing', options, optionKeys);
    return new LocalGroup(name, false, options);
  }

  private readonly grants: readonly LocalGroupGrant[];
  private readonly description?: string;
  private readonly pruneAfterSeconds?: number;

  private constructor(
    /** The name of the group. */
    public readonly name: string,
    private readonly isDefined: boolean,
    options: LocalGroupProps,
  ) {
    super();
    checkName(name, isDefined);
    this.grants = checkedGrants(name, options.grants ?? []);
    this.description = isDefined ? checkedDescription(name, options.description) : undefined;
    this.pruneAfterSeconds = wholeSeconds(`LocalGroup ${quoted(name)}: pruneTemporaryUsersAfter`, options.pruneTemporaryUsersAfter);
    checkInteger(`LocalGroup ${quoted(name)}: pruneTemporaryUsersAfter in seconds`, this.pruneAfterSeconds ?? 3600, { min: 3600 });
  }

  /** The account for containers that run as this group. */
  public get account(): WindowsAccount {
    return this.isDefined
      ? WindowsAccount._ofPreparedGroup(this.name, { problemIn: (workload) => this.preparationProblem(workload) })
      : WindowsAccount.localGroup(this.name);
  }

  /**
   * Creates the group and its grants in an init container of a workload. This container runs before
   * the other init containers, as LocalSystem, once per pod. The group therefore exists when the
   * containers of the workload start. For a grant that the node undoes later
   * (`LocalGroupGrant.podLogs`), use `LocalGroupBootstrap`.
   */
  public prepareIn(workload: HostProcessWorkload): void {
    prepareIn(workload, this);
  }

  /** @internal */
  public override get _isUndoneByNode(): boolean {
    return this.grants.some((grant) => grant._isUndoneByNode);
  }

  /** @internal */
  public _parts(): SettingPart[] {
    const grants = this.grants.flatMap((grant) => grant._parts(this.name));
    return [this.groupPart, ...[...grants, ...this.prunedUsers()].map((part) => dependent(part, this.id))];
  }

  /**
   * The grants are removed first, because a deleted group leaves its security identifier in
   * permissions. A group that the agent did not create stays.
   * @internal
   */
  public override _absentParts(): SettingPart[] {
    const { groupPart } = this;
    const grants = this.grants.flatMap((grant) => grant.absent()._parts(this.name));
    return this.isDefined
      ? [...grants, dependent(absentPart(groupPart), ...grants.map(({ desired }) => desired.id))]
      : [groupPart, ...grants.map((part) => dependent(part, this.id))];
  }

  private get groupPart(): SettingPart<LocalGroupSetting> {
    const { name, id } = this;
    return {
      desired: {
        id,
        kind: 'localGroup',
        ensure: literalOf(Ensure.PRESENT),
        name,
        origin: this.isDefined ? 'defined' : 'existing',
        ...this.isDefined && { description: this.description },
      },
      claims: [NodeClaim.group(name, { isMade: this.isDefined })],
      needs: [],
    };
  }

  /**
   * The parts of the group, and of one more grant.
   * @internal
   */
  public _partsWith(grant: LocalGroupGrant): SettingPart[] {
    return [...this._parts(), ...grant._parts(this.name).map((part) => dependent(part, this.id))];
  }

  private prunedUsers(): SettingPart<TemporaryUsersSetting>[] {
    const { name, pruneAfterSeconds } = this;
    return pruneAfterSeconds === undefined ? [] : [{
      desired: {
        id: `temporaryUsers/${name.toLowerCase()}`, kind: 'temporaryUsers', ensure: literalOf(Ensure.PRESENT), group: name, olderThanSeconds: pruneAfterSeconds,
      },
      claims: [],
      needs: [],
    }];
  }

  private get id(): string {
    return `localGroup/${this.name.toLowerCase()}`;
  }

  private preparationProblem(workload: IConstruct): Problem | undefined {
    return workload instanceof HostProcessWorkload && !NodeClaims.of(workload).isMade(this.id, claimOwner(workload, () => workload.nodes))
      ? {
        message: `local group ${quoted(this.name)} is defined, but nothing in the app creates it on the nodes of the workload`,
        fix: 'Add new LocalGroupBootstrap(chart, id, { groups: [group] }) or group.prepareIn(workload). For a group that is created elsewhere, use LocalGroup.existing(name).',
      }
      : undefined;
  }
}

/** The same part, with the settings that must be in place before it. */
function dependent(part: SettingPart, ...ids: string[]): SettingPart {
  return { ...part, desired: { ...part.desired, dependsOn: ids } };
}

function checkedGrants(name: string, grants: readonly LocalGroupGrant[]): LocalGroupGrant[] {
  checkList(`LocalGroup ${quoted(name)}: grants`, grants);
  grants.forEach((grant) => checkInstance(`LocalGroup ${quoted(name)}: grant`, grant, LocalGroupGrant, 'LocalGroupGrant.podLogs()'));
  return [...grants];
}

function checkName(name: string, isDefined: boolean): void {
  if (typeof name !== 'string' || name === '') {
    throw userError({ message: `LocalGroup: name must be a string that is not empty, got ${quoted(name)}`, fix: 'Use the name of the group.' });
  }
  throwProblem(localGroupNameProblems(name)[0] ?? unreplacedNameProblem('local group', name));
  const danger = administrativeGroupReason(name);
  if (danger !== undefined) {
    throw userError({
      rule: 'HPC022',
      message: `local group ${quoted(name)} is administrative: ${danger}`,
      fix: 'Define your own group. If no other group is enough, use WindowsAccount.localGroup(name, { reason: \'...\' }).',
    });
  }
  if (isDefined && isBuiltInGroup(name)) {
    throw userError({ message: `local group ${quoted(name)} comes with Windows and cannot be defined`, fix: `Use LocalGroup.existing(${quoted(name)}).` });
  }
  if (isDefined && !definedGroupName.matches(name)) {
    throw userError({
      message: `LocalGroup ${quoted(name)}: name is not valid for a group that the agent creates`,
      fix: 'Use up to 64 letters, digits, spaces, dashes and underscores, with a letter at the start and a letter or digit at the end.',
    });
  }
}

/** The documented limit of New-LocalGroup. */
const LONGEST_DESCRIPTION = 48;

function checkedDescription(name: string, description = 'Made by cdk8s-hostprocess'): string {
  if (typeof description !== 'string' || description === '' || description.length > LONGEST_DESCRIPTION || description !== description.trim() || /[\u0000-\u001f\u007f]/u.test(description)) {
    throw userError({ message: `LocalGroup ${quoted(name)}: Windows does not keep the description ${quoted(description)} unchanged`, fix: `Use one line of 1 to ${LONGEST_DESCRIPTION} characters, without spaces at the ends.` });
  }
  return description;
}

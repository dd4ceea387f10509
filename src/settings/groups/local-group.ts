import { Duration } from 'cdk8s';
import { IConstruct } from 'constructs';
import { LocalGroupGrant } from './local-group-grant';
import { WindowsAccount } from '../../account';
import { checkInteger, Problem, quoted, throwProblem, userError } from '../../facts/errors';
import { administrativeGroupReason, isBuiltInGroup, localGroupNameProblems } from '../../facts/local-groups';
import { checkInstance, checkList, wholeSeconds } from '../../facts/members';
import { definedGroupName } from '../../facts/setting-grammars';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import { HostProcessWorkload } from '../../workload';
import type { LocalGroupSetting, TemporaryUsersSetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { NodeClaim } from '../desired-state/node-claim';
import { claimOwner, NodeClaims } from '../desired-state/node-claims';
import { absentPart, NodeSetting } from '../desired-state/node-setting';
import { prepareIn } from '../desired-state/prepare-in';
import type { SettingPart } from '../desired-state/setting-part';

/** What a local group may have, whoever made it. */
export interface LocalGroupOptions {
  /**
   * What members may do.
   * @default - nothing beyond what every local user may
   */
  readonly grants?: LocalGroupGrant[];

  /**
   * Removes temporary users of this group that the container runtime has left behind, once they are older than this and run no process.
   * Whole hours, at least one.
   * @default - they stay
   */
  readonly pruneTemporaryUsersAfter?: Duration;
}

/** Properties of a local group that the agent makes. */
export interface LocalGroupProps extends LocalGroupOptions {
  /**
   * What the group is for, as administrators of the node see it. Up to 48 characters.
   * @default - a text that names this library
   * @see https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.localaccounts/new-localgroup
   */
  readonly description?: string;
}

const optionKeys: KeysOf<LocalGroupOptions> = { grants: true, pruneTemporaryUsersAfter: true };
const definitionKeys: KeysOf<LocalGroupProps> = { ...optionKeys, description: true };

/**
 * A local group of Windows nodes, and what its members may do. A container whose account is the group runs as a temporary user who
 * is a member of it and of nothing else: the least powerful account there is. Needs containerd 1.7 or later.
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
   * A group that the agent makes. Something in the app has to: `LocalGroupBootstrap`, `WindowsNodeSettings`, or `prepareIn`.
   * @param name up to 64 letters, digits, spaces, dashes and underscores, beginning with a letter. A prefix of your own keeps the group
   * apart from others.
   * @throws for a name that Windows, Kubernetes or the container runtime keeps for something else
   */
  public static define(name: string, props: LocalGroupProps = {}): LocalGroup {
    checkKeys('LocalGroup.define', props, definitionKeys);
    return new LocalGroup(name, true, props);
  }

  /**
   * A group that is there already, such as `Event Log Readers`. It is never made, changed or removed; grants are added to it.
   * @throws for administrative groups and for names that no group can have
   */
  public static existing(name: string, options: LocalGroupOptions = {}): LocalGroup {
    checkKeys('LocalGroup.existing', options, optionKeys);
    return new LocalGroup(name, false, options);
  }

  private readonly grants: readonly LocalGroupGrant[];
  private readonly description?: string;
  private readonly pruneAfterSeconds?: number;

  private constructor(
    /** Name of the group. */
    public readonly name: string,
    private readonly isDefined: boolean,
    options: LocalGroupProps,
  ) {
    super();
    checkName(name, isDefined);
    this.grants = checkedGrants(name, options.grants ?? []);
    this.description = isDefined ? checkedDescription(options.description) : undefined;
    this.pruneAfterSeconds = wholeSeconds('pruneTemporaryUsersAfter', options.pruneTemporaryUsersAfter);
    checkInteger('pruneTemporaryUsersAfter in seconds', this.pruneAfterSeconds ?? 3600, { min: 3600 });
  }

  /** The account of containers that run as this group. */
  public get account(): WindowsAccount {
    return this.isDefined
      ? WindowsAccount._ofPreparedGroup(this.name, { problemIn: (workload) => this.preparationProblem(workload) })
      : WindowsAccount.localGroup(this.name);
  }

  /**
   * Makes the group and its grants in an init container of a workload, in front of its other init containers: the group is there
   * before the workload's own containers start. The init container runs as LocalSystem, once per pod; what the node undoes later
   * (`LocalGroupGrant.podLogs`) needs `LocalGroupBootstrap`.
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
   * A deleted group leaves a number in permissions, so its grants go first. A group that the agent did not make stays.
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
   * The group, and a grant besides its own.
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
        message: `local group ${quoted(this.name)} is defined, and nothing in the app makes it on the nodes of the workload`,
        fix: 'Add new LocalGroupBootstrap(chart, id, { groups: [group] }) or group.prepareIn(workload); for a group made elsewhere use LocalGroup.existing(name).',
      }
      : undefined;
  }
}

/** The same part, with the settings that have to be in place before it. */
function dependent(part: SettingPart, ...ids: string[]): SettingPart {
  return { ...part, desired: { ...part.desired, dependsOn: ids } };
}

function checkedGrants(name: string, grants: readonly LocalGroupGrant[]): LocalGroupGrant[] {
  checkList(`grants of local group ${quoted(name)}`, grants);
  grants.forEach((grant) => checkInstance(`grant of local group ${quoted(name)}`, grant, LocalGroupGrant, 'LocalGroupGrant.podLogs()'));
  return [...grants];
}

function checkName(name: string, isDefined: boolean): void {
  if (typeof name !== 'string' || name === '') {
    throw userError({ message: `local group ${quoted(name)} has no name`, fix: 'Give a name.' });
  }
  throwProblem(localGroupNameProblems(name)[0]);
  const danger = administrativeGroupReason(name);
  if (danger !== undefined) {
    throw userError({
      rule: 'HPC022',
      message: `local group ${quoted(name)} is administrative: ${danger}`,
      fix: 'Define a group of your own. Where nothing less will do, use WindowsAccount.localGroup(name, { reason: \'...\' }).',
    });
  }
  if (isDefined && isBuiltInGroup(name)) {
    throw userError({ message: `local group ${quoted(name)} comes with Windows and cannot be defined`, fix: `Use LocalGroup.existing(${quoted(name)}).` });
  }
  if (isDefined && !definedGroupName.matches(name)) {
    throw userError({
      message: `local group ${quoted(name)} has a name that is no safe choice`,
      fix: 'Use up to 64 letters, digits, spaces, dashes and underscores, with a letter in front and a letter or digit at the end.',
    });
  }
}

/** The documented limit of New-LocalGroup. */
const LONGEST_DESCRIPTION = 48;

function checkedDescription(description = 'Made by cdk8s-hostprocess'): string {
  if (typeof description !== 'string' || description.length > LONGEST_DESCRIPTION || description !== description.trim() || /[\u0000-\u001f\u007f]/u.test(description)) {
    throw userError({ message: `description ${quoted(description)} is not one that Windows keeps as it is`, fix: `Use one line of up to ${LONGEST_DESCRIPTION} characters, without spaces at the ends.` });
  }
  return description;
}

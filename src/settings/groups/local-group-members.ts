import { AdministrativeGroup, BuiltInGroup } from './built-in-group';
import { GroupMember } from './group-member';
import { LocalGroup } from './local-group';
import { quoted, throwProblem, userError } from '../../facts/errors';
import { broadMember } from '../../facts/group-members';
import { isBuiltInGroup } from '../../facts/local-groups';
import { checkInstance, checkList, checkMember } from '../../facts/members';
import { reasonProblem } from '../../facts/registry-data';
import { checkKeys } from '../../facts/unknown-keys';
import type { GroupMemberSetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { NodeNeed } from '../desired-state/node-need';
import { NodeSetting } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';

/** Options for members of an administrative group. */
export interface AdministrativeMembersOptions {
  /**
   * Why the members need the power of the group. One line of up to 250 characters. The ConfigMap
   * contains it as `sensitiveReason`, where reviewers and policies can find it.
   */
  readonly reason: string;
}

/** The group of an entry: its name, or the security identifier of a group of Windows. */
type GroupOfEntry = Pick<GroupMemberSetting, 'group' | 'groupSid' | 'sensitiveReason'>;

/**
 * Accounts that are members of a local group. The agent adds the accounts that you list, and never
 * removes other members. A program gets the access of a new membership when it logs on again: a
 * service after its restart.
 *
 * @example
 * new WindowsNodeSettings(chart, 'monitoring', {
 *   settings: [
 *     LocalGroupMembers.ofBuiltIn(BuiltInGroup.EVENT_LOG_READERS, [
 *       GroupMember.domainAccount('CONTOSO\\log-collectors'),
 *       GroupMember.service('contoso-agent'),
 *     ]),
 *   ],
 * });
 */
export class LocalGroupMembers extends NodeSetting {
  /**
   * Members of a group that this library defines, or of a group that other software has created.
   * List the group before its members. The members get everything that is granted to the group.
   * @param members at least one
   * @throws for a group that comes with Windows, whose name depends on the language of the node:
   * use `ofBuiltIn`
   */
  public static of(group: LocalGroup, members: GroupMember[]): LocalGroupMembers {
    checkInstance('LocalGroupMembers.of: group', group, LocalGroup, 'LocalGroup.define(...)');
    if (isBuiltInGroup(group.name)) {
      throw userError({
        message: `LocalGroupMembers.of: local group ${quoted(group.name)} comes with Windows, which gives it another name in another language`,
        fix: 'Use LocalGroupMembers.ofBuiltIn(BuiltInGroup...., members), which finds it on every node.',
      });
    }
    return new LocalGroupMembers({ group: group.name }, `local group ${quoted(group.name)}`, members);
  }

  /**
   * Members of a group that comes with Windows, in any language of Windows.
   * @param members at least one
   */
  public static ofBuiltIn(group: BuiltInGroup, members: GroupMember[]): LocalGroupMembers {
    checkMember('LocalGroupMembers.ofBuiltIn: group', group, 'BuiltInGroup', BuiltInGroup);
    return new LocalGroupMembers({ groupSid: group }, nameOf(BuiltInGroup, group), members);
  }

  /**
   * Members of a group that can take over the node or come close to it. **Every member can get the
   * Secrets of all pods on the node.**
   * @param members at least one
   * @throws for members that include many accounts, such as Authenticated Users and
   * Domain Users
   */
  public static ofAdministrative(group: AdministrativeGroup, members: GroupMember[], options: AdministrativeMembersOptions): LocalGroupMembers {
    checkMember('LocalGroupMembers.ofAdministrative: group', group, 'AdministrativeGroup', AdministrativeGroup);
    checkKeys('LocalGroupMembers.ofAdministrative', options ?? {}, { reason: true });
    const sensitiveReason = options?.reason;
    throwProblem(reasonProblem(sensitiveReason));
    const made = new LocalGroupMembers({ groupSid: group, sensitiveReason }, nameOf(AdministrativeGroup, group), members);
    const broad = made.members.find(({ _account }) => broadMember.matches(_account));
    if (broad !== undefined) {
      throw userError({
        message: `LocalGroupMembers: ${nameOf(AdministrativeGroup, group)} cannot have the member ${quoted(broad._account)}, which includes many accounts`,
        fix: 'List the accounts, or a group of the domain that contains only them.',
      });
    }
    return made;
  }

  private readonly members: readonly GroupMember[];

  private constructor(private readonly group: GroupOfEntry, label: string, members: readonly GroupMember[]) {
    super();
    checkList(`LocalGroupMembers of ${label}: members`, members);
    members.forEach((member) => checkInstance(`LocalGroupMembers of ${label}: member`, member, GroupMember, 'GroupMember.domainAccount(name)'));
    const accounts = members.map(({ _account }) => _account.toLowerCase());
    const twice = members.find((_, index) => accounts.indexOf(accounts[index]) !== index);
    if (members.length === 0 || twice !== undefined) {
      throw userError(twice === undefined
        ? { message: `LocalGroupMembers of ${label} has no members`, fix: 'Add a member, such as GroupMember.domainAccount(name).' }
        : { message: `LocalGroupMembers of ${label}: member ${quoted(twice._account)} is listed twice`, fix: 'Leave one out. Windows ignores the case of names.' });
    }
    this.members = [...members];
  }

  /** @internal */
  public _parts(): SettingPart<GroupMemberSetting>[] {
    const { group } = this;
    const name = group.group ?? group.groupSid!;
    return this.members.map(({ _account }) => ({
      desired: {
        id: `groupMember/${name.toLowerCase()}/${_account.toLowerCase()}`,
        kind: 'groupMember',
        ensure: literalOf(Ensure.PRESENT),
        ...group,
        member: _account,
      },
      claims: [],
      needs: group.group === undefined ? [] : [NodeNeed.group(group.group, { does: `adds member ${quoted(_account)} to it` })],
    }));
  }
}

function nameOf(members: Readonly<Record<string, string>>, value: string): string {
  return Object.keys(members).find((name) => members[name] === value)!;
}

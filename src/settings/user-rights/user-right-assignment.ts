import { UserRightHolder } from './user-right-holder';
import { holderListProblem, holderProblem } from './user-right-rules';
import { WindowsUserRight } from './windows-user-right';
import { quoted, throwProblem, userError } from '../../facts/errors';
import { checkInstance, checkList, checkMember } from '../../facts/members';
import { reasonProblem } from '../../facts/registry-data';
import { checkKeys, KeysOf } from '../../facts/unknown-keys';
import type { UserRightListSetting, UserRightSetting } from '../desired-state/desired-setting';
import { Ensure } from '../desired-state/ensure';
import { literalOf } from '../desired-state/literal-of';
import { NodeClaim } from '../desired-state/node-claim';
import { NodeNeed } from '../desired-state/node-need';
import { NodeSetting } from '../desired-state/node-setting';
import type { SettingPart } from '../desired-state/setting-part';

/** Options for the holders of a user right. */
export interface UserRightAssignmentOptions {
  /**
   * Why a holder needs a right that it has neither by default nor in security baselines, why
   * administrators lose a logon, or why the list of the right to log on as a service is complete:
   * one line of up to 250 characters. The ConfigMap contains it as `sensitiveReason`.
   * @default - such holders and lists are an error
   */
  readonly reason?: string;
}

const keys: KeysOf<UserRightAssignmentOptions> = { reason: true };

/**
 * Who has a user right on the node: exactly these accounts and groups, or these in addition to
 * others. A change takes effect at the next logon of an account. A group policy of the domain that
 * sets the right takes precedence, and the agent reports it.
 *
 * @see https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/user-rights-assignment
 *
 * @example
 * new WindowsNodeSettings(chart, 'user-rights', {
 *   settings: [
 *     UserRightAssignment.exactly(WindowsUserRight.DEBUG_PROGRAMS, [UserRightHolder.ADMINISTRATORS]),
 *     UserRightAssignment.exactly(WindowsUserRight.ACT_AS_OPERATING_SYSTEM, []),
 *     UserRightAssignment.including(WindowsUserRight.DENY_LOG_ON_AS_BATCH_JOB, [UserRightHolder.GUESTS]),
 *   ],
 * });
 */
export class UserRightAssignment extends NodeSetting {
  /**
   * Exactly these holders have the right. The agent takes it from all others.
   * @param holders an empty list if no account has the right
   * @throws if Windows, its services or administrators would lose a right that they need, if a
   * holder must not have the right, and if a reason is missing
   */
  public static exactly(right: WindowsUserRight, holders: UserRightHolder[], options: UserRightAssignmentOptions = {}): UserRightAssignment {
    const { reason } = checked('UserRightAssignment.exactly', right, holders, options);
    throwProblem(holderListProblem(right, holders, reason));
    return new UserRightAssignment([{
      desired: {
        id: `userRightList/${right.toLowerCase()}`,
        kind: 'userRightList',
        ensure: literalOf(Ensure.PRESENT),
        right: literalOf(right),
        holders: holders.map(({ _desired }) => _desired),
        ...reason !== undefined && { sensitiveReason: reason },
      },
      claims: [
        NodeClaim.userRight(right, {
          does: 'sets the whole list',
          fix: 'Add the holder to the list in UserRightAssignment.exactly(...), and remove the other setting.',
        }),
        ...holders.map(({ _key }) => NodeClaim.deniedLogon(right, _key)).flat(),
      ],
      needs: holders.flatMap((holder) => needsOf(right, holder)),
    }]);
  }

  /**
   * These holders have the right, in addition to those that have it already.
   * @param holders at least one
   * @throws if a holder must not have the right, and if a reason is missing
   */
  public static including(right: WindowsUserRight, holders: UserRightHolder[], options: UserRightAssignmentOptions = {}): UserRightAssignment {
    const { reason } = checked('UserRightAssignment.including', right, holders, options);
    if (holders.length === 0) {
      throw userError({ message: `UserRightAssignment.including: user right ${quoted(right)} has no holders`, fix: 'Add a holder. For a right that no account has, use UserRightAssignment.exactly(right, []).' });
    }
    return new UserRightAssignment(holders.map((holder) => ({
      desired: {
        id: `userRight/${holder._key}/${right}`,
        kind: 'userRight',
        ensure: literalOf(Ensure.PRESENT),
        right: literalOf(right),
        ...holder._desired,
        ...reason !== undefined && { sensitiveReason: reason },
      },
      claims: [
        NodeClaim.userRight(right, { does: `gives it to ${quoted(holder._key)}`, isShared: true }),
        ...NodeClaim.deniedLogon(right, holder._key),
      ],
      needs: needsOf(right, holder),
    })));
  }

  private constructor(private readonly parts: SettingPart<UserRightListSetting | UserRightSetting>[]) {
    super();
  }

  /** @internal */
  public _parts(): SettingPart[] {
    return [...this.parts];
  }
}

function checked(
  what: string, right: WindowsUserRight, holders: readonly UserRightHolder[], options: UserRightAssignmentOptions,
): UserRightAssignmentOptions {
  checkKeys(what, options, keys);
  checkMember(`${what}: user right`, right, 'WindowsUserRight', WindowsUserRight);
  checkList(`${what}: holders`, holders);
  holders.forEach((holder) => checkInstance(`${what}: holder`, holder, UserRightHolder, 'UserRightHolder.ADMINISTRATORS'));
  const twice = holders.find(({ _key }, index) => holders.findIndex((other) => other._key === _key) !== index);
  if (twice !== undefined) {
    throw userError({ message: `${what}: user right ${quoted(right)} has the holder ${quoted(twice._key)} twice`, fix: 'Leave one out.' });
  }
  throwProblem(options.reason === undefined ? undefined : reasonProblem(options.reason));
  holders.forEach((holder) => throwProblem(holderProblem(right, holder, options.reason)));
  return options;
}

function needsOf(right: WindowsUserRight, { _desired: { group }, _key }: UserRightHolder): NodeNeed[] {
  return [...group === undefined ? [] : [NodeNeed.group(group, { does: 'gives it a user right' })], ...NodeNeed.logon(right, _key)];
}

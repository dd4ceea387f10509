import { AuditSubcategory } from './audit-subcategory';
import type { AuditPolicySetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { quoted, userError } from '../facts/errors';
import { LONGEST_REASON, reasonText } from '../facts/setting-grammars';
import { checkKeys } from '../facts/unknown-keys';

/** Which attempts are written to the Security log. */
export enum AuditedEvents {
  /** Those that succeed. */
  SUCCESS = 'success',
  /** Those that are refused. */
  FAILURE = 'failure',
  /** All of them. */
  SUCCESS_AND_FAILURE = 'successAndFailure',
}

/** Options for what is not audited. */
export interface AuditPolicyOffOptions {
  /** Why nobody will miss these events, for whoever looks for them one day: one line. It stands in the ConfigMap. */
  readonly reason: string;
}

/**
 * What Windows writes to the Security log: the advanced audit policy, one subcategory at a time. Others stay as they are. Where a group
 * policy of the domain says otherwise, it comes back with every refresh, and the agent reports drift in pass after pass.
 *
 * @see https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/auditpol-set
 *
 * @example
 * new WindowsNodeSettings(chart, 'audit', {
 *   settings: [
 *     AuditPolicy.audit(AuditSubcategory.LOGON, AuditedEvents.SUCCESS_AND_FAILURE),
 *     AuditPolicy.audit(AuditSubcategory.SECURITY_SYSTEM_EXTENSION, AuditedEvents.SUCCESS),
 *   ],
 * });
 */
export class AuditPolicy extends NodeSetting {
  /**
   * Has events of a subcategory written, those and no others.
   * @throws for what is no member of `AuditSubcategory` and `AuditedEvents`
   */
  public static audit(subcategory: AuditSubcategory, events: AuditedEvents): AuditPolicy {
    if (!Object.values(AuditedEvents).includes(events)) {
      throw userError({
        message: `events of the audit policy for ${quoted(subcategory)} are ${quoted(events)}`,
        fix: `Use one of AuditedEvents: ${Object.keys(AuditedEvents).join(', ')}; or AuditPolicy.off with a reason.`,
      });
    }
    return new AuditPolicy(subcategory, { events: literalOf(events) });
  }

  /**
   * Has no events of a subcategory written: for those that are too many to be read by anybody.
   * @throws without a reason, and for what is no member of `AuditSubcategory`
   */
  public static off(subcategory: AuditSubcategory, options: AuditPolicyOffOptions): AuditPolicy {
    checkKeys('AuditPolicy.off', options ?? {}, { reason: true });
    const { reason } = options ?? {};
    if (!reasonText.matches(reason)) {
      throw userError({
        message: `reason of the audit policy for ${quoted(subcategory)} is ${quoted(reason)}`,
        fix: `Say in one line of up to ${LONGEST_REASON} characters why nobody will miss these events.`,
      });
    }
    return new AuditPolicy(subcategory, { events: 'none', reason });
  }

  private constructor(
    /** What events are about. */
    public readonly subcategory: AuditSubcategory,
    private readonly fields: Pick<AuditPolicySetting, 'events' | 'reason'>,
  ) {
    super();
    if (!Object.values(AuditSubcategory).includes(subcategory)) {
      throw userError({ message: `audit policy is about ${quoted(subcategory)}, which is no subcategory`, fix: 'Use a member of AuditSubcategory, such as LOGON.' });
    }
  }

  /** @internal */
  public _parts(): SettingPart<AuditPolicySetting>[] {
    const { subcategory, fields } = this;
    return [{
      desired: {
        id: `auditPolicy/${subcategory.toLowerCase()}`, kind: 'auditPolicy', ensure: literalOf(Ensure.PRESENT), subcategory: literalOf(subcategory), ...fields,
      },
      claims: [],
      needs: [],
    }];
  }
}

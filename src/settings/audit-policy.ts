import { AuditSubcategory } from './audit-subcategory';
import type { AuditPolicySetting } from './desired-state/desired-setting';
import { Ensure } from './desired-state/ensure';
import { literalOf } from './desired-state/literal-of';
import { NodeSetting } from './desired-state/node-setting';
import type { SettingPart } from './desired-state/setting-part';
import { quoted, userError } from '../facts/errors';
import { LONGEST_REASON, reasonText } from '../facts/setting-grammars';
import { checkKeys } from '../facts/unknown-keys';

/** Which attempts Windows writes to the Security log. */
export enum AuditedEvents {
  /** Attempts that succeed. */
  SUCCESS = 'success',
  /** Attempts that are refused. */
  FAILURE = 'failure',
  /** All attempts. */
  SUCCESS_AND_FAILURE = 'successAndFailure',
}

/** Options for a subcategory that is switched off. */
export interface AuditPolicyOffOptions {
  /**
   * Why these events are not needed: one line of up to 250 characters. It is part of the ConfigMap.
   */
  readonly reason: string;
}

/**
 * The advanced audit policy: which events of a subcategory Windows writes to the Security log.
 * Other subcategories stay as they are. If a group policy of the domain sets another value, each
 * refresh of the policy restores that value, and the agent reports drift again and again.
 *
 * For access to files and registry keys, Windows also needs audit entries: see `ObjectAudit`.
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
   * Audits exactly these events of a subcategory.
   * @throws if a value is not a member of `AuditSubcategory` or `AuditedEvents`
   */
  public static audit(subcategory: AuditSubcategory, events: AuditedEvents): AuditPolicy {
    if (!Object.values(AuditedEvents).includes(events)) {
      throw userError({
        message: `AuditPolicy ${quoted(subcategory)}: events must be a member of AuditedEvents, got ${quoted(events)}`,
        fix: `Use one of ${Object.keys(AuditedEvents).join(', ')}, or AuditPolicy.off with a reason.`,
      });
    }
    return new AuditPolicy(subcategory, { events: literalOf(events) });
  }

  /**
   * Audits no events of a subcategory, for example because there are too many to read.
   * @throws if there is no reason, or if the subcategory is not a member of `AuditSubcategory`
   */
  public static off(subcategory: AuditSubcategory, options: AuditPolicyOffOptions): AuditPolicy {
    checkKeys('AuditPolicy.off', options ?? {}, { reason: true });
    const { reason } = options ?? {};
    if (!reasonText.matches(reason)) {
      throw userError({
        message: `AuditPolicy ${quoted(subcategory)}: reason must be one line of 1 to ${LONGEST_REASON} characters without a leading space, got ${quoted(reason)}`,
        fix: 'Explain why these events are not needed.',
      });
    }
    return new AuditPolicy(subcategory, { events: 'none', reason });
  }

  private constructor(
    /** The subcategory of events. */
    public readonly subcategory: AuditSubcategory,
    private readonly fields: Pick<AuditPolicySetting, 'events' | 'reason'>,
  ) {
    super();
    if (!Object.values(AuditSubcategory).includes(subcategory)) {
      throw userError({
        message: `AuditPolicy: subcategory must be a member of AuditSubcategory, got ${quoted(subcategory)}`,
        fix: 'Use a member such as AuditSubcategory.LOGON.',
      });
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

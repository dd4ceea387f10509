import { checkInstance } from '../../facts/members';
import { LocalGroup } from '../groups/local-group';

/**
 * The account or group whose accesses an audit entry covers. The values that come with Windows work
 * on nodes in any language.
 * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
export class AuditPrincipal {
  /** Every account, including SYSTEM, but not anonymous users. */
  public static readonly EVERYONE = new AuditPrincipal({ sid: 'S-1-1-0' }, 'everyone');
  /** Users who have logged on without an account. */
  public static readonly ANONYMOUS = new AuditPrincipal({ sid: 'S-1-5-7' }, 'anonymous');
  /** Every user who has logged on with an account. */
  public static readonly AUTHENTICATED_USERS = new AuditPrincipal({ sid: 'S-1-5-11' }, 'authenticatedUsers');
  /** `NT AUTHORITY\SYSTEM`. */
  public static readonly SYSTEM = new AuditPrincipal({ sid: 'S-1-5-18' }, 'system');
  /** `NT AUTHORITY\LOCAL SERVICE`. */
  public static readonly LOCAL_SERVICE = new AuditPrincipal({ sid: 'S-1-5-19' }, 'localService');
  /** `NT AUTHORITY\NETWORK SERVICE`. */
  public static readonly NETWORK_SERVICE = new AuditPrincipal({ sid: 'S-1-5-20' }, 'networkService');
  /** `BUILTIN\Administrators`. */
  public static readonly ADMINISTRATORS = new AuditPrincipal({ sid: 'S-1-5-32-544' }, 'administrators');
  /** `BUILTIN\Users`, which every user who has logged on belongs to. */
  public static readonly USERS = new AuditPrincipal({ sid: 'S-1-5-32-545' }, 'users');

  /**
   * The members of a local group. The group must exist on the node: list a group that you define
   * among the settings, too.
   * @throws if the value is not a `LocalGroup`
   */
  public static ofGroup(group: LocalGroup): AuditPrincipal {
    checkInstance('AuditPrincipal.ofGroup: group', group, LocalGroup, 'LocalGroup.existing(name)');
    return new AuditPrincipal({ group: group.name }, `group:${group.name.toLowerCase()}`);
  }

  private constructor(
    /** @internal */
    public readonly _fields: { readonly sid: string } | { readonly group: string },
    /**
     * The part of the setting's id.
     * @internal
     */
    public readonly _id: string,
  ) {}
}

/** The security identifiers that an audit entry can have. */
export const auditPrincipals: readonly string[] = Object.values(AuditPrincipal)
  .flatMap((each) => (each instanceof AuditPrincipal && 'sid' in each._fields ? [each._fields.sid] : []));

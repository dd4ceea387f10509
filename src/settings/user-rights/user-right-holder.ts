import { quoted, throwProblem, userError } from '../../facts/errors';
import { serviceNameProblem } from '../../facts/grantable-services';
import { serviceSid } from '../../facts/service-sid';
import { realDomainAccount, securityIdentifier } from '../../facts/setting-grammars';
import { wellKnownSids } from '../../facts/user-rights';
import type { UserRightListSetting } from '../desired-state/desired-setting';
import { LocalGroup } from '../groups/local-group';

/** A holder for the agent: a group or a domain account has its name, others their identifier. */
export type DesiredHolder = UserRightListSetting['holders'][number];

/**
 * An account or a group that can have a user right. Accounts and groups of Windows are known by
 * their security identifiers, so they work on nodes in any language.
 * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
export class UserRightHolder {
  /** `BUILTIN\Administrators`. */
  public static readonly ADMINISTRATORS = new UserRightHolder({ sid: wellKnownSids.administrators });
  /** `NT SERVICE\ALL SERVICES`: every service that runs as its own account. */
  public static readonly ALL_SERVICES = new UserRightHolder({ sid: wellKnownSids.allServices });
  /** `NT AUTHORITY\ANONYMOUS LOGON`: network connections without an account. */
  public static readonly ANONYMOUS = new UserRightHolder({ sid: wellKnownSids.anonymous });
  /** `NT AUTHORITY\Authenticated Users`. */
  public static readonly AUTHENTICATED_USERS = new UserRightHolder({ sid: wellKnownSids.authenticatedUsers });
  /** `BUILTIN\Backup Operators`. */
  public static readonly BACKUP_OPERATORS = new UserRightHolder({ sid: wellKnownSids.backupOperators });
  /** `Everyone`. */
  public static readonly EVERYONE = new UserRightHolder({ sid: wellKnownSids.everyone });
  /** `BUILTIN\Guests`. */
  public static readonly GUESTS = new UserRightHolder({ sid: wellKnownSids.guests });
  /** `BUILTIN\IIS_IUSRS`: the application pools of IIS. */
  public static readonly IIS_USERS = new UserRightHolder({ sid: wellKnownSids.iisUsers });
  /** `NT AUTHORITY\Local account`: every account of the node itself. */
  public static readonly LOCAL_ACCOUNTS = new UserRightHolder({ sid: wellKnownSids.localAccounts });
  /** `NT AUTHORITY\Local account and member of Administrators group`. */
  public static readonly LOCAL_ADMINISTRATORS = new UserRightHolder({ sid: wellKnownSids.localAdministrators });
  /** `NT AUTHORITY\LOCAL SERVICE`. */
  public static readonly LOCAL_SERVICE = new UserRightHolder({ sid: wellKnownSids.localService });
  /** `NT AUTHORITY\NETWORK SERVICE`. */
  public static readonly NETWORK_SERVICE = new UserRightHolder({ sid: wellKnownSids.networkService });
  /** `BUILTIN\Performance Log Users`. */
  public static readonly PERFORMANCE_LOG_USERS = new UserRightHolder({ sid: wellKnownSids.performanceLogUsers });
  /** `BUILTIN\Remote Desktop Users`. */
  public static readonly REMOTE_DESKTOP_USERS = new UserRightHolder({ sid: wellKnownSids.remoteDesktopUsers });
  /** `NT AUTHORITY\SERVICE`: every account while it runs a service. */
  public static readonly SERVICES = new UserRightHolder({ sid: wellKnownSids.services });
  /** `BUILTIN\Users`. */
  public static readonly USERS = new UserRightHolder({ sid: wellKnownSids.users });
  /** `NT VIRTUAL MACHINE\Virtual Machines`: virtual machines and containers with isolation. */
  public static readonly VIRTUAL_MACHINES = new UserRightHolder({ sid: wellKnownSids.virtualMachines });
  /** `Window Manager\Window Manager Group`. */
  public static readonly WINDOW_MANAGERS = new UserRightHolder({ sid: wellKnownSids.windowManagers });

  /** The members of a local group. List the group before the setting. */
  public static ofGroup(group: LocalGroup): UserRightHolder {
    if (!(group instanceof LocalGroup)) {
      throw userError({ message: `UserRightHolder.ofGroup: group must be a LocalGroup, got ${quoted(group)}`, fix: 'Use LocalGroup.define(...) or LocalGroup.existing(name).' });
    }
    return new UserRightHolder({ group: group.name });
  }

  /**
   * The virtual account of a Windows service, `NT SERVICE\name`. The service does not have to exist
   * yet.
   * @param service the service name, not the display name
   */
  public static ofService(service: string): UserRightHolder {
    throwProblem(serviceNameProblem(service));
    return new UserRightHolder({ sid: serviceSid(service) });
  }

  /**
   * An account or a group of a domain, such as `CONTOSO\web$` for a group managed service account.
   * The node must be able to find it in the domain.
   * @param name the NetBIOS name of the domain, a backslash and the name of the account
   * @throws for a name without a domain, and for names that Windows localizes
   */
  public static ofDomainAccount(name: string): UserRightHolder {
    if (!realDomainAccount.matches(name) || /^builtin\\/iu.test(name)) {
      throw userError({
        message: `UserRightHolder.ofDomainAccount: account ${quoted(name)} is not the name of an account in a domain`,
        fix: 'Use the NetBIOS name of the domain, a backslash and the name of the account: String.raw`CONTOSO\\web$`. Accounts of Windows are members of UserRightHolder.',
      });
    }
    return new UserRightHolder({ account: name });
  }

  /**
   * An account or a group by its security identifier, such as one of a domain.
   * @throws for a string that is not a security identifier
   */
  public static ofSid(sid: string): UserRightHolder {
    if (!securityIdentifier.matches(sid)) {
      throw userError({ message: `UserRightHolder.ofSid: security identifier ${quoted(sid)} is not valid`, fix: 'Use a string such as S-1-5-21-1004336348-1177238915-682003330-512.' });
    }
    return new UserRightHolder({ sid });
  }

  private constructor(
    /** @internal */
    public readonly _desired: DesiredHolder,
  ) {}

  /**
   * Identifies the holder in ids and claims.
   * @internal
   */
  public get _key(): string {
    const { sid, group, account } = this._desired;
    return (sid ?? group ?? account)!.toLowerCase();
  }
}

import { throwProblem } from '../../facts/errors';
import { serviceNameProblem } from '../../facts/grantable-services';
import { domainAccountProblem, localUserProblem, memberSidProblem } from '../../facts/group-members';

/** An account that `LocalGroupMembers` adds to a local group. */
export class GroupMember {
  /**
   * A user or a group of a domain. The agent asks Windows for its security identifier in each pass,
   * so the node must be joined to the domain or to one that trusts it.
   * @param name `DOMAIN\name`
   * @throws for accounts of Windows, of services and of the node, which other methods name
   */
  public static domainAccount(name: string): GroupMember {
    throwProblem(domainAccountProblem(name));
    return new GroupMember(name);
  }

  /**
   * A user of the node. The user must exist.
   * @param name up to 20 characters, without the name of the computer
   * @throws for the temporary users of the container runtime
   */
  public static localUser(name: string): GroupMember {
    throwProblem(localUserProblem(name));
    return new GroupMember(name);
  }

  /**
   * The account or group of a domain with this security identifier. The domain need not be
   * reachable.
   * @param sid such as `S-1-5-21-1004336348-1177238915-682003330-1001`
   * @throws for local groups, which Windows does not accept as members, and for identifiers that
   * include everyone
   */
  public static sid(sid: string): GroupMember {
    throwProblem(memberSidProblem(sid));
    return new GroupMember(sid);
  }

  /**
   * The virtual account of a Windows service, `NT SERVICE\name`.
   * @param service the service name, not the display name
   * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-service-accounts#virtual-accounts
   */
  public static service(service: string): GroupMember {
    throwProblem(serviceNameProblem(service));
    return new GroupMember(`NT SERVICE\\${service}`);
  }

  /** `NT AUTHORITY\LOCAL SERVICE`, which all services and containers of this account share. */
  public static localService(): GroupMember {
    return new GroupMember('S-1-5-19');
  }

  /** `NT AUTHORITY\NETWORK SERVICE`, which all services and containers of this account share. */
  public static networkService(): GroupMember {
    return new GroupMember('S-1-5-20');
  }

  /** Everyone who has logged on with an account. Not for administrative groups. */
  public static authenticatedUsers(): GroupMember {
    return new GroupMember('S-1-5-11');
  }

  private constructor(
    /**
     * As the agent reads it.
     * @internal
     */
    public readonly _account: string,
  ) {}
}

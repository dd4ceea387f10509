import { quoted, userError } from '../../facts/errors';
import { dangerousPrivileges, harmlessPrivileges } from '../../facts/service-privileges';

/**
 * A privilege that the token of a service keeps. Windows removes all privileges that are not
 * listed, except `SeChangeNotifyPrivilege`. The list does not grant privileges: if the account of
 * the service lacks one, the service does not start.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/winsvc/ns-winsvc-service_required_privileges_infow
 * @see https://learn.microsoft.com/en-us/windows/win32/secauthz/privilege-constants
 */
export class ServicePrivilege {
  /** `SeAuditPrivilege`: write to the security log. LocalService and NetworkService have it. */
  public static readonly AUDIT = new ServicePrivilege('SeAuditPrivilege');
  /** `SeCreateGlobalPrivilege`: create objects that other sessions can see. */
  public static readonly CREATE_GLOBAL = new ServicePrivilege('SeCreateGlobalPrivilege');
  /** `SeIncreaseBasePriorityPrivilege`: increase scheduling priorities. */
  public static readonly INCREASE_BASE_PRIORITY = new ServicePrivilege('SeIncreaseBasePriorityPrivilege');
  /** `SeIncreaseQuotaPrivilege`: increase the memory quotas of processes. */
  public static readonly INCREASE_QUOTA = new ServicePrivilege('SeIncreaseQuotaPrivilege');
  /** `SeIncreaseWorkingSetPrivilege`: increase the working set of a process. */
  public static readonly INCREASE_WORKING_SET = new ServicePrivilege('SeIncreaseWorkingSetPrivilege');
  /** `SeProfileSingleProcessPrivilege`: measure the performance of one process. */
  public static readonly PROFILE_SINGLE_PROCESS = new ServicePrivilege('SeProfileSingleProcessPrivilege');
  /** `SeSystemProfilePrivilege`: measure the performance of the system. */
  public static readonly PROFILE_SYSTEM = new ServicePrivilege('SeSystemProfilePrivilege');

  /**
   * A harmless privilege by its name.
   * @throws for unknown names, and for privileges with which a service can take over the node, hide
   * what it does, or take the node down
   */
  public static of(name: string): ServicePrivilege {
    if (dangerousPrivileges.includes(name)) {
      throw userError({
        message: `ServicePrivilege.of: privilege ${quoted(name)} lets a service take over the node, hide what it does, or take the node down`,
        fix: 'Remove it, or use ServicePrivilege.dangerous(name).',
      });
    }
    if (!harmlessPrivileges.includes(name)) {
      throw userError({ message: `ServicePrivilege.of: privilege ${quoted(name)} is not known`, fix: `Use one of: ${harmlessPrivileges.join(', ')}.` });
    }
    return new ServicePrivilege(name);
  }

  /**
   * A privilege with which the service can take over the node, hide what it does, or take the node
   * down, such as `SeDebugPrivilege`, `SeImpersonatePrivilege` or `SeBackupPrivilege`.
   * @throws for names that are not on the list of dangerous privileges
   */
  public static dangerous(name: string): ServicePrivilege {
    if (!dangerousPrivileges.includes(name)) {
      throw userError({
        message: `ServicePrivilege.dangerous: privilege ${quoted(name)} is not on the list of dangerous privileges`,
        fix: harmlessPrivileges.includes(name) ? 'Use ServicePrivilege.of(name).' : `Use one of: ${dangerousPrivileges.join(', ')}.`,
      });
    }
    return new ServicePrivilege(name, true);
  }

  private constructor(
    /** The name of the privilege, such as `SeAuditPrivilege`. */
    public readonly name: string,
    /**
     * Whether a service can use the privilege to take over the node, hide what it does, or take the
     * node down.
     */
    public readonly isDangerous: boolean = false,
  ) {}
}

import { quoted, userError } from '../../facts/errors';
import { dangerousPrivileges, harmlessPrivileges } from '../../facts/service-privileges';

/**
 * A privilege that the token of a service keeps: Windows takes away all that are not asked for, except `SeChangeNotifyPrivilege`. A
 * privilege is kept and not given: where the account lacks it, the service does not start.
 * @see https://learn.microsoft.com/en-us/windows/win32/api/winsvc/ns-winsvc-service_required_privileges_infow
 * @see https://learn.microsoft.com/en-us/windows/win32/secauthz/privilege-constants
 */
export class ServicePrivilege {
  /** `SeAuditPrivilege`: write to the security log. LocalService and NetworkService have it. */
  public static readonly AUDIT = new ServicePrivilege('SeAuditPrivilege');
  /** `SeCreateGlobalPrivilege`: make objects that other sessions see. */
  public static readonly CREATE_GLOBAL = new ServicePrivilege('SeCreateGlobalPrivilege');
  /** `SeIncreaseBasePriorityPrivilege`: a higher scheduling priority. */
  public static readonly INCREASE_BASE_PRIORITY = new ServicePrivilege('SeIncreaseBasePriorityPrivilege');
  /** `SeIncreaseQuotaPrivilege`: give processes more memory. */
  public static readonly INCREASE_QUOTA = new ServicePrivilege('SeIncreaseQuotaPrivilege');
  /** `SeIncreaseWorkingSetPrivilege`: a larger working set. */
  public static readonly INCREASE_WORKING_SET = new ServicePrivilege('SeIncreaseWorkingSetPrivilege');
  /** `SeProfileSingleProcessPrivilege`: performance of one process. */
  public static readonly PROFILE_SINGLE_PROCESS = new ServicePrivilege('SeProfileSingleProcessPrivilege');
  /** `SeSystemProfilePrivilege`: performance of the system. */
  public static readonly PROFILE_SYSTEM = new ServicePrivilege('SeSystemProfilePrivilege');

  /**
   * One of the harmless privileges by its name.
   * @throws for names that are none, and for privileges with which a service can take over the node
   */
  public static of(name: string): ServicePrivilege {
    if (dangerousPrivileges.includes(name)) {
      throw userError({
        message: `privilege ${quoted(name)} lets a service take over the node, hide what it does, or take the node down`,
        fix: 'Leave it out, or use ServicePrivilege.dangerous(name).',
      });
    }
    if (!harmlessPrivileges.includes(name)) {
      throw userError({ message: `privilege ${quoted(name)} is none that services have`, fix: `Use one of: ${harmlessPrivileges.join(', ')}.` });
    }
    return new ServicePrivilege(name);
  }

  /**
   * A privilege with which the service can take over the node, hide what it does, or take the node down, such as `SeDebugPrivilege`,
   * `SeImpersonatePrivilege` or `SeBackupPrivilege`.
   * @throws for names that are none
   */
  public static dangerous(name: string): ServicePrivilege {
    if (!dangerousPrivileges.includes(name)) {
      throw userError({
        message: `privilege ${quoted(name)} is none of the dangerous ones`,
        fix: harmlessPrivileges.includes(name) ? 'Use ServicePrivilege.of(name).' : `Use one of: ${dangerousPrivileges.join(', ')}.`,
      });
    }
    return new ServicePrivilege(name, true);
  }

  private constructor(
    /** Its name, such as `SeAuditPrivilege`. */
    public readonly name: string,
    /** Whether a service can take over the node with it. */
    public readonly isDangerous: boolean = false,
  ) {}
}

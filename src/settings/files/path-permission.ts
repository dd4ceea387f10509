import { quoted, throwProblem, userError } from '../../facts/errors';
import { serviceNameProblem } from '../../facts/grantable-services';
import { serviceSid } from '../../facts/service-sid';
import type { DesiredPermissions } from '../desired-state/desired-setting';
import { literalOf } from '../desired-state/literal-of';
import { PathAccess } from '../groups/grant-access';
import { LocalGroup } from '../groups/local-group';

/**
 * Accounts and groups that Windows itself brings along, whatever they are called in its language.
 * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
export enum PathPrincipal {
  /** `NT AUTHORITY\LOCAL SERVICE`. */
  LOCAL_SERVICE = 'S-1-5-19',
  /** `NT AUTHORITY\NETWORK SERVICE`. */
  NETWORK_SERVICE = 'S-1-5-20',
  /** Every service that runs under an account of its own, `NT SERVICE\ALL SERVICES`. */
  ALL_SERVICES = 'S-1-5-80-0',
  /** Everybody who has logged on with an account. May read at most. */
  AUTHENTICATED_USERS = 'S-1-5-11',
  /** `BUILTIN\Users`, which everybody who has logged on belongs to. May read at most. */
  USERS = 'S-1-5-32-545',
  /** `BUILTIN\Performance Monitor Users`. */
  PERFORMANCE_MONITOR_USERS = 'S-1-5-32-558',
  /** `BUILTIN\Performance Log Users`. */
  PERFORMANCE_LOG_USERS = 'S-1-5-32-559',
  /** `BUILTIN\IIS_IUSRS`: the application pools of IIS. */
  IIS_USERS = 'S-1-5-32-568',
  /** `BUILTIN\Event Log Readers`. */
  EVENT_LOG_READERS = 'S-1-5-32-573',
}

/** Principals that stand for everybody on the node. */
export const broadPrincipals: readonly string[] = [PathPrincipal.AUTHENTICATED_USERS, PathPrincipal.USERS];

/** An entry as the agent takes it: of a group by its name, or of anybody else by the security identifier. */
export type PathEntry = DesiredPermissions['entries'][number];

/** Somebody who may do something with a directory or a file. */
export class PathPermission {
  /** The members of a local group. The group has to be there: list it before the directory or file. */
  public static ofGroup(group: LocalGroup, access: PathAccess = PathAccess.READ): PathPermission {
    if (!(group instanceof LocalGroup)) {
      throw userError({ message: `permission of ${quoted(group)} is of no LocalGroup`, fix: 'Use LocalGroup.define(...) or LocalGroup.existing(name).' });
    }
    return new PathPermission({ group: group.name, access: literalOf(access) });
  }

  /**
   * An account or group that comes with Windows. Administrators and SYSTEM need no permission: they always have full control.
   * @throws for everybody on the node with more than reading
   */
  public static of(principal: PathPrincipal, access: PathAccess = PathAccess.READ): PathPermission {
    if (!Object.values(PathPrincipal).includes(principal)) {
      throw userError({ message: `permission of ${quoted(principal)} is of no principal that gets any`, fix: `Use one of PathPrincipal: ${Object.keys(PathPrincipal).join(', ')}.` });
    }
    if (broadPrincipals.includes(principal) && [PathAccess.WRITE, PathAccess.MODIFY].includes(access)) {
      const [name] = Object.entries(PathPrincipal).find(([, value]) => value === principal)!;
      throw userError({
        message: `permission of ${name} is ${quoted(access)}: every account of the node could change what lies there`,
        fix: 'Give it PathAccess.READ, and PathAccess.WRITE to a LocalGroup or to a service.',
      });
    }
    return new PathPermission({ sid: principal, access: literalOf(access) });
  }

  /**
   * The virtual account of one Windows service, `NT SERVICE\name`. The service need not be there yet.
   * @param service its name, not its display name
   */
  public static ofService(service: string, access: PathAccess = PathAccess.READ): PathPermission {
    throwProblem(serviceNameProblem(service));
    return new PathPermission({ sid: serviceSid(service), access: literalOf(access) });
  }

  private constructor(
    /** @internal */
    public readonly _entry: PathEntry,
  ) {
    if (!Object.values<string>(PathAccess).includes(_entry.access)) {
      throw userError({ message: `access ${quoted(_entry.access)} is none that a permission gives`, fix: `Use one of PathAccess: ${Object.keys(PathAccess).join(', ')}.` });
    }
  }
}

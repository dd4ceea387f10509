import { quoted, throwProblem, userError } from '../../facts/errors';
import { serviceNameProblem } from '../../facts/grantable-services';
import { serviceSid } from '../../facts/service-sid';
import type { DesiredPermissions } from '../desired-state/desired-setting';
import { literalOf } from '../desired-state/literal-of';
import { PathAccess } from '../groups/grant-access';
import { LocalGroup } from '../groups/local-group';

/**
 * Accounts and groups that come with Windows. They work on nodes in any language.
 * @see https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
export enum PathPrincipal {
  /** `NT AUTHORITY\LOCAL SERVICE`. */
  LOCAL_SERVICE = 'S-1-5-19',
  /** `NT AUTHORITY\NETWORK SERVICE`. */
  NETWORK_SERVICE = 'S-1-5-20',
  /** `NT SERVICE\ALL SERVICES`: every service that runs as its own account. */
  ALL_SERVICES = 'S-1-5-80-0',
  /** Every user who has logged on with an account. Can have read access only. */
  AUTHENTICATED_USERS = 'S-1-5-11',
  /** `BUILTIN\Users`, which every user who has logged on belongs to. Can have read access only. */
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

/** Principals that include every user of the node. */
export const broadPrincipals: readonly string[] = [PathPrincipal.AUTHENTICATED_USERS, PathPrincipal.USERS];

/** An entry for the agent: a group has its name, any other principal its security identifier. */
export type PathEntry = DesiredPermissions['entries'][number];

/** Access to a directory or a file for one account or group. */
export class PathPermission {
  /** Access for the members of a local group. List the group before the directory or file. */
  public static ofGroup(group: LocalGroup, access: PathAccess = PathAccess.READ): PathPermission {
    if (!(group instanceof LocalGroup)) {
      throw userError({ message: `PathPermission.ofGroup: group must be a LocalGroup, got ${quoted(group)}`, fix: 'Use LocalGroup.define(...) or LocalGroup.existing(name).' });
    }
    return new PathPermission({ group: group.name, access: literalOf(access) });
  }

  /**
   * Access for an account or group that comes with Windows. Administrators and SYSTEM need no entry
   * in the list.
   * @throws for more than read access if the principal includes every user of the node
   */
  public static of(principal: PathPrincipal, access: PathAccess = PathAccess.READ): PathPermission {
    if (!Object.values(PathPrincipal).includes(principal)) {
      throw userError({ message: `PathPermission.of: principal ${quoted(principal)} is not one that can get access`, fix: `Use one of PathPrincipal: ${Object.keys(PathPrincipal).join(', ')}.` });
    }
    if (broadPrincipals.includes(principal) && [PathAccess.WRITE, PathAccess.MODIFY].includes(access)) {
      const [name] = Object.entries(PathPrincipal).find(([, value]) => value === principal)!;
      throw userError({
        message: `PathPermission.of: access of ${name} is ${quoted(access)}, so every account of the node could change the files`,
        fix: 'Use PathAccess.READ here, and give PathAccess.WRITE to a LocalGroup or to a service.',
      });
    }
    return new PathPermission({ sid: principal, access: literalOf(access) });
  }

  /**
   * Access for the virtual account of a Windows service, `NT SERVICE\name`. The service does not
   * have to exist yet.
   * @param service the service name, not the display name
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
      throw userError({ message: `PathPermission: access is ${quoted(_entry.access)}`, fix: `Use one of PathAccess: ${Object.keys(PathAccess).join(', ')}.` });
    }
  }
}

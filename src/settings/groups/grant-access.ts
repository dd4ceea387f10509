/** Access to a directory or a file. No value allows changing permissions. */
export enum PathAccess {
  /** Read, list, and run programs. */
  READ = 'read',
  /** Read, write, and create files and folders, but not delete. */
  WRITE = 'write',
  /** Read, write and delete. */
  MODIFY = 'modify',
}

/** Access to a registry key and the keys below it. */
export enum RegistryAccess {
  /** Read values and list keys. */
  READ = 'read',
  /** Read, set values and create keys, but not delete keys. */
  WRITE = 'write',
}

/**
 * Access to a Windows service. No value allows changing its configuration, because a user
 * could then run any program as LocalSystem.
 */
export enum ServiceAccess {
  /** See the state and the configuration. */
  QUERY = 'query',
  /** See the state and the configuration, and start and stop the service. */
  START_STOP = 'startStop',
}

/**
 * The user rights that a grant can give to a group. Rights that lead to LocalSystem, such as
 * debugging, impersonation, loading drivers, backup or taking ownership, are excluded: they need
 * `UserRightAssignment` and a reason.
 * @see https://learn.microsoft.com/en-us/windows/security/threat-protection/security-policy-settings/user-rights-assignment
 */
export enum UserRight {
  /**
   * Allow log on locally. The container runtime uses it to log on the users of a group, and
   * hardened nodes reserve it for administrators.
   */
  LOG_ON_LOCALLY = 'SeInteractiveLogonRight',
  /** Log on as a service. */
  LOG_ON_AS_SERVICE = 'SeServiceLogonRight',
  /** Log on as a batch job. */
  LOG_ON_AS_BATCH_JOB = 'SeBatchLogonRight',
  /** Increase scheduling priority. */
  INCREASE_SCHEDULING_PRIORITY = 'SeIncreaseBasePriorityPrivilege',
  /** Profile system performance. */
  PROFILE_SYSTEM_PERFORMANCE = 'SeSystemProfilePrivilege',
  /** Profile a single process. */
  PROFILE_SINGLE_PROCESS = 'SeProfileSingleProcessPrivilege',
}

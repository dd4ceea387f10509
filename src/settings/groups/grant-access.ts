/** What a group may do with a directory or a file. None of it includes changing permissions. */
export enum PathAccess {
  /** Read, list, and run programs. */
  READ = 'read',
  /** Read, write, and create files and folders, but not delete. */
  WRITE = 'write',
  /** Read, write and delete. */
  MODIFY = 'modify',
}

/** What a group may do with a registry key and the keys below it. */
export enum RegistryAccess {
  /** Read values and list keys. */
  READ = 'read',
  /** Read, set values and create keys, but not delete keys. */
  WRITE = 'write',
}

/** What a group may do with a Windows service. None of it includes changing its configuration, which would make LocalSystem of anybody. */
export enum ServiceAccess {
  /** See state and configuration. */
  QUERY = 'query',
  /** The same, and start and stop it. */
  START_STOP = 'startStop',
}

/**
 * The user rights that a group can be given. Rights that lead to LocalSystem (debug, impersonate, load drivers, backup, take
 * ownership ...) are not among them.
 * @see https://learn.microsoft.com/en-us/windows/security/threat-protection/security-policy-settings/user-rights-assignment
 */
export enum UserRight {
  /** Allow log on locally: the container runtime logs on the users of a group this way, and hardened nodes keep it for administrators. */
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

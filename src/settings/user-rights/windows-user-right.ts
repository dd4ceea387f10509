/**
 * The user rights of Windows, by the names that the local security policy shows in English.
 * @see https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/user-rights-assignment
 */
export enum WindowsUserRight {
  /** Access this computer from the network. */
  ACCESS_FROM_NETWORK = 'SeNetworkLogonRight',
  /**
   * Allow log on locally.
   * The container runtime uses it for containers that run as a local group.
   */
  LOG_ON_LOCALLY = 'SeInteractiveLogonRight',
  /** Allow log on through Remote Desktop Services. */
  LOG_ON_THROUGH_REMOTE_DESKTOP = 'SeRemoteInteractiveLogonRight',
  /** Log on as a batch job. */
  LOG_ON_AS_BATCH_JOB = 'SeBatchLogonRight',
  /** Log on as a service. LocalSystem, LocalService and NetworkService always can. */
  LOG_ON_AS_SERVICE = 'SeServiceLogonRight',
  /** Deny access to this computer from the network. */
  DENY_ACCESS_FROM_NETWORK = 'SeDenyNetworkLogonRight',
  /** Deny log on locally. */
  DENY_LOG_ON_LOCALLY = 'SeDenyInteractiveLogonRight',
  /** Deny log on through Remote Desktop Services. */
  DENY_LOG_ON_THROUGH_REMOTE_DESKTOP = 'SeDenyRemoteInteractiveLogonRight',
  /** Deny log on as a batch job. */
  DENY_LOG_ON_AS_BATCH_JOB = 'SeDenyBatchLogonRight',
  /** Deny log on as a service. */
  DENY_LOG_ON_AS_SERVICE = 'SeDenyServiceLogonRight',
  /** Access Credential Manager as a trusted caller. */
  ACCESS_CREDENTIAL_MANAGER = 'SeTrustedCredManAccessPrivilege',
  /** Act as part of the operating system. */
  ACT_AS_OPERATING_SYSTEM = 'SeTcbPrivilege',
  /** Add workstations to domain. */
  ADD_WORKSTATIONS = 'SeMachineAccountPrivilege',
  /** Adjust memory quotas for a process. */
  ADJUST_MEMORY_QUOTAS = 'SeIncreaseQuotaPrivilege',
  /** Back up files and directories. */
  BACK_UP_FILES = 'SeBackupPrivilege',
  /** Bypass traverse checking. */
  BYPASS_TRAVERSE_CHECKING = 'SeChangeNotifyPrivilege',
  /** Change the system time. */
  CHANGE_SYSTEM_TIME = 'SeSystemtimePrivilege',
  /** Change the time zone. */
  CHANGE_TIME_ZONE = 'SeTimeZonePrivilege',
  /** Create a pagefile. */
  CREATE_PAGEFILE = 'SeCreatePagefilePrivilege',
  /** Create a token object. */
  CREATE_TOKEN = 'SeCreateTokenPrivilege',
  /** Create global objects. */
  CREATE_GLOBAL_OBJECTS = 'SeCreateGlobalPrivilege',
  /** Create permanent shared objects. */
  CREATE_PERMANENT_OBJECTS = 'SeCreatePermanentPrivilege',
  /** Create symbolic links. */
  CREATE_SYMBOLIC_LINKS = 'SeCreateSymbolicLinkPrivilege',
  /** Debug programs. */
  DEBUG_PROGRAMS = 'SeDebugPrivilege',
  /** Enable computer and user accounts to be trusted for delegation. */
  TRUST_FOR_DELEGATION = 'SeEnableDelegationPrivilege',
  /** Force shutdown from a remote system. */
  SHUT_DOWN_REMOTELY = 'SeRemoteShutdownPrivilege',
  /** Generate security audits. */
  GENERATE_AUDITS = 'SeAuditPrivilege',
  /** Impersonate a client after authentication. */
  IMPERSONATE_CLIENTS = 'SeImpersonatePrivilege',
  /** Obtain an impersonation token for another user in the same session. */
  IMPERSONATE_SESSION_USERS = 'SeDelegateSessionUserImpersonatePrivilege',
  /** Increase a process working set. */
  INCREASE_WORKING_SET = 'SeIncreaseWorkingSetPrivilege',
  /** Increase scheduling priority. */
  INCREASE_SCHEDULING_PRIORITY = 'SeIncreaseBasePriorityPrivilege',
  /** Load and unload device drivers. */
  LOAD_DRIVERS = 'SeLoadDriverPrivilege',
  /** Lock pages in memory. */
  LOCK_PAGES_IN_MEMORY = 'SeLockMemoryPrivilege',
  /** Manage auditing and security log. */
  MANAGE_AUDIT_LOG = 'SeSecurityPrivilege',
  /** Modify an object label. */
  MODIFY_OBJECT_LABELS = 'SeRelabelPrivilege',
  /** Modify firmware environment values. */
  MODIFY_FIRMWARE_ENVIRONMENT = 'SeSystemEnvironmentPrivilege',
  /** Perform volume maintenance tasks. */
  MAINTAIN_VOLUMES = 'SeManageVolumePrivilege',
  /** Profile single process. */
  PROFILE_SINGLE_PROCESS = 'SeProfileSingleProcessPrivilege',
  /** Profile system performance. */
  PROFILE_SYSTEM_PERFORMANCE = 'SeSystemProfilePrivilege',
  /** Remove computer from docking station. */
  REMOVE_FROM_DOCKING_STATION = 'SeUndockPrivilege',
  /** Replace a process level token. */
  REPLACE_PROCESS_TOKENS = 'SeAssignPrimaryTokenPrivilege',
  /** Restore files and directories. */
  RESTORE_FILES = 'SeRestorePrivilege',
  /** Shut down the system. */
  SHUT_DOWN = 'SeShutdownPrivilege',
  /** Synchronize directory service data. */
  SYNCHRONIZE_DIRECTORY_SERVICE = 'SeSyncAgentPrivilege',
  /** Take ownership of files or other objects. */
  TAKE_OWNERSHIP = 'SeTakeOwnershipPrivilege',
}

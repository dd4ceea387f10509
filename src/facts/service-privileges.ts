/**
 * Privileges that a service can request. They do not lead to another account or to the kernel.
 * @see https://learn.microsoft.com/en-us/windows/win32/secauthz/privilege-constants
 */
export const harmlessPrivileges: readonly string[] = [
  'SeChangeNotifyPrivilege', 'SeAuditPrivilege', 'SeCreateGlobalPrivilege', 'SeIncreaseBasePriorityPrivilege', 'SeIncreaseQuotaPrivilege',
  'SeIncreaseWorkingSetPrivilege', 'SeProfileSingleProcessPrivilege', 'SeSystemProfilePrivilege', 'SeTimeZonePrivilege', 'SeUndockPrivilege',
];

/**
 * Privileges with which a service can take over the node, hide its actions, or shut the node down.
 */
export const dangerousPrivileges: readonly string[] = [
  'SeAssignPrimaryTokenPrivilege', 'SeBackupPrivilege', 'SeCreatePagefilePrivilege', 'SeCreatePermanentPrivilege', 'SeCreateSymbolicLinkPrivilege',
  'SeCreateTokenPrivilege', 'SeDebugPrivilege', 'SeDelegateSessionUserImpersonatePrivilege', 'SeEnableDelegationPrivilege', 'SeImpersonatePrivilege',
  'SeLoadDriverPrivilege', 'SeLockMemoryPrivilege', 'SeMachineAccountPrivilege', 'SeManageVolumePrivilege', 'SeRelabelPrivilege',
  'SeRemoteShutdownPrivilege', 'SeRestorePrivilege', 'SeSecurityPrivilege', 'SeShutdownPrivilege', 'SeSyncAgentPrivilege',
  'SeSystemEnvironmentPrivilege', 'SeSystemtimePrivilege', 'SeTakeOwnershipPrivilege', 'SeTcbPrivilege', 'SeTrustedCredManAccessPrivilege',
];

# Privileges that a service can have, and privileges that let it take over the node.
# Generated from src/facts/service-privileges.ts by "npx projen generate". Do not edit.

$harmlessPrivileges = @(
    'SeChangeNotifyPrivilege',
    'SeAuditPrivilege',
    'SeCreateGlobalPrivilege',
    'SeIncreaseBasePriorityPrivilege',
    'SeIncreaseQuotaPrivilege',
    'SeIncreaseWorkingSetPrivilege',
    'SeProfileSingleProcessPrivilege',
    'SeSystemProfilePrivilege',
    'SeTimeZonePrivilege',
    'SeUndockPrivilege'
)

$dangerousPrivileges = @(
    'SeAssignPrimaryTokenPrivilege',
    'SeBackupPrivilege',
    'SeCreatePagefilePrivilege',
    'SeCreatePermanentPrivilege',
    'SeCreateSymbolicLinkPrivilege',
    'SeCreateTokenPrivilege',
    'SeDebugPrivilege',
    'SeDelegateSessionUserImpersonatePrivilege',
    'SeEnableDelegationPrivilege',
    'SeImpersonatePrivilege',
    'SeLoadDriverPrivilege',
    'SeLockMemoryPrivilege',
    'SeMachineAccountPrivilege',
    'SeManageVolumePrivilege',
    'SeRelabelPrivilege',
    'SeRemoteShutdownPrivilege',
    'SeRestorePrivilege',
    'SeSecurityPrivilege',
    'SeShutdownPrivilege',
    'SeSyncAgentPrivilege',
    'SeSystemEnvironmentPrivilege',
    'SeSystemtimePrivilege',
    'SeTakeOwnershipPrivilege',
    'SeTcbPrivilege',
    'SeTrustedCredManAccessPrivilege'
)

# Fields of settings of the kind userRight.
# Generated from src/agent/kind-user-right.schema.json by "npx projen generate". Do not edit.

$settingKinds['userRight'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"userRight"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'right' = '"SeNetworkLogonRight" | "SeInteractiveLogonRight" | "SeRemoteInteractiveLogonRight" | "SeBatchLogonRight" | "SeServiceLogonRight" | "SeDenyNetworkLogonRight" | "SeDenyInteractiveLogonRight" | "SeDenyRemoteInteractiveLogonRight" | "SeDenyBatchLogonRight" | "SeDenyServiceLogonRight" | "SeTrustedCredManAccessPrivilege" | "SeTcbPrivilege" | "SeMachineAccountPrivilege" | "SeIncreaseQuotaPrivilege" | "SeBackupPrivilege" | "SeChangeNotifyPrivilege" | "SeSystemtimePrivilege" | "SeTimeZonePrivilege" | "SeCreatePagefilePrivilege" | "SeCreateTokenPrivilege" | "SeCreateGlobalPrivilege" | "SeCreatePermanentPrivilege" | "SeCreateSymbolicLinkPrivilege" | "SeDebugPrivilege" | "SeEnableDelegationPrivilege" | "SeRemoteShutdownPrivilege" | "SeAuditPrivilege" | "SeImpersonatePrivilege" | "SeDelegateSessionUserImpersonatePrivilege" | "SeIncreaseWorkingSetPrivilege" | "SeIncreaseBasePriorityPrivilege" | "SeLoadDriverPrivilege" | "SeLockMemoryPrivilege" | "SeSecurityPrivilege" | "SeRelabelPrivilege" | "SeSystemEnvironmentPrivilege" | "SeManageVolumePrivilege" | "SeProfileSingleProcessPrivilege" | "SeSystemProfilePrivilege" | "SeUndockPrivilege" | "SeAssignPrimaryTokenPrivilege" | "SeRestorePrivilege" | "SeShutdownPrivilege" | "SeSyncAgentPrivilege" | "SeTakeOwnershipPrivilege"'
        'group?' = 'string'
        'sid?' = 'string'
        'account?' = 'string'
        'sensitiveReason?' = 'string'
    }
}

# Fields of settings of the kind userRightList.
# Generated from src/agent/kind-user-right-list.schema.json by "npx projen generate". Do not edit.

$settingKinds['userRightList'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"userRightList"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'right' = '"SeNetworkLogonRight" | "SeInteractiveLogonRight" | "SeRemoteInteractiveLogonRight" | "SeBatchLogonRight" | "SeServiceLogonRight" | "SeDenyNetworkLogonRight" | "SeDenyInteractiveLogonRight" | "SeDenyRemoteInteractiveLogonRight" | "SeDenyBatchLogonRight" | "SeDenyServiceLogonRight" | "SeTrustedCredManAccessPrivilege" | "SeTcbPrivilege" | "SeMachineAccountPrivilege" | "SeIncreaseQuotaPrivilege" | "SeBackupPrivilege" | "SeChangeNotifyPrivilege" | "SeSystemtimePrivilege" | "SeTimeZonePrivilege" | "SeCreatePagefilePrivilege" | "SeCreateTokenPrivilege" | "SeCreateGlobalPrivilege" | "SeCreatePermanentPrivilege" | "SeCreateSymbolicLinkPrivilege" | "SeDebugPrivilege" | "SeEnableDelegationPrivilege" | "SeRemoteShutdownPrivilege" | "SeAuditPrivilege" | "SeImpersonatePrivilege" | "SeDelegateSessionUserImpersonatePrivilege" | "SeIncreaseWorkingSetPrivilege" | "SeIncreaseBasePriorityPrivilege" | "SeLoadDriverPrivilege" | "SeLockMemoryPrivilege" | "SeSecurityPrivilege" | "SeRelabelPrivilege" | "SeSystemEnvironmentPrivilege" | "SeManageVolumePrivilege" | "SeProfileSingleProcessPrivilege" | "SeSystemProfilePrivilege" | "SeUndockPrivilege" | "SeAssignPrimaryTokenPrivilege" | "SeRestorePrivilege" | "SeShutdownPrivilege" | "SeSyncAgentPrivilege" | "SeTakeOwnershipPrivilege"'
        'holders' = @(@{
            'group?' = 'string'
            'sid?' = 'string'
            'account?' = 'string'
        })
        'sensitiveReason?' = 'string'
    }
}

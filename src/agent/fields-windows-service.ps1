# Fields of settings of the kind windowsService.
# Generated from src/agent/kind-windows-service.schema.json by "npx projen generate". Do not edit.

$settingKinds['windowsService'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"windowsService"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'name' = 'string'
        'displayName' = 'string'
        'description' = 'string'
        'vendor' = 'string'
        'program' = 'string'
        'files' = @(@{
            'name' = 'string'
            'source' = 'string'
            'sha256' = 'string'
        })
        'arguments' = 'string[]'
        'startType' = '"automatic" | "automaticDelayed" | "manual" | "disabled"'
        'state' = '"running" | "stopped" | "unmanaged"'
        'account' = '"virtual" | "localService" | "networkService" | "localSystem" | "groupManaged"'
        'accountName?' = 'string'
        'accountReason?' = 'string'
        'dependencies' = 'string[]'
        'restartDelaysSeconds' = 'integer[]'
        'resetAfterSeconds' = 'integer'
        'recoversFromErrors' = 'boolean'
        'sidType' = '"none" | "unrestricted" | "restricted"'
        'requiredPrivileges' = 'string[]'
        'dangerousPrivileges?' = 'string[]'
        'environment' = 'string[]'
        'keepVersions' = 'integer'
        'startTimeoutSeconds?' = 'integer'
        'stopTimeoutSeconds?' = 'integer'
    }
}

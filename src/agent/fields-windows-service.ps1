# Fields of settings of the kind windowsService.
# Generated from src/agent/kind-windows-service.schema.json by "npx projen generate". Do not edit.

$settingKinds['windowsService'] = @{
    required = @(
        'name',
        'displayName',
        'description',
        'vendor',
        'program',
        'files',
        'arguments',
        'startType',
        'state',
        'account',
        'dependencies',
        'restartDelaysSeconds',
        'resetAfterSeconds',
        'recoversFromErrors',
        'sidType',
        'requiredPrivileges',
        'environment',
        'keepVersions'
    )
    optional = @('accountReason', 'dangerousPrivileges')
    reportsOnly = $false
}

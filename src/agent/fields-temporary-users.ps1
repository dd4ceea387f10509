# Fields of settings of the kind temporaryUsers.
# Generated from src/agent/kind-temporary-users.schema.json by "npx projen generate". Do not edit.

$settingKinds['temporaryUsers'] = @{
    required = @('group', 'olderThanSeconds')
    optional = @()
    reportsOnly = $false
}

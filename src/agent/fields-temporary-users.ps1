# Fields of settings of the kind temporaryUsers.
# Generated from src/agent/kind-temporary-users.schema.json by "npx projen generate". Do not edit.

$settingKinds['temporaryUsers'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"temporaryUsers"'
        'ensure' = '"present"'
        'dependsOn?' = 'string[]'
        'group' = 'string'
        'olderThanSeconds' = 'integer'
    }
}

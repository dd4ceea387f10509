# Fields of settings of the kind registryAccess.
# Generated from src/agent/kind-registry-access.schema.json by "npx projen generate". Do not edit.

$settingKinds['registryAccess'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"registryAccess"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'group' = 'string'
        'key' = 'string'
        'access' = '"read" | "write"'
    }
}

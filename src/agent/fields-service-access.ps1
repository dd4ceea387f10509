# Fields of settings of the kind serviceAccess.
# Generated from src/agent/kind-service-access.schema.json by "npx projen generate". Do not edit.

$settingKinds['serviceAccess'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"serviceAccess"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'group' = 'string'
        'service' = 'string'
        'access' = '"query" | "startStop"'
    }
}

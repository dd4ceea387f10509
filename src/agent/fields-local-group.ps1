# Fields of settings of the kind localGroup.
# Generated from src/agent/kind-local-group.schema.json by "npx projen generate". Do not edit.

$settingKinds['localGroup'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"localGroup"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'name' = 'string'
        'origin' = '"defined" | "existing"'
        'description?' = 'string'
    }
}

# Fields of settings of the kind environmentVariable.
# Generated from src/agent/kind-environment-variable.schema.json by "npx projen generate". Do not edit.

$settingKinds['environmentVariable'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"environmentVariable"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'name' = 'string'
        'value' = 'string'
        'expands' = 'boolean'
        'sensitiveReason?' = 'string'
        'takesEffect?' = @{
            'after' = '"serviceRestart" | "reboot" | "logOff"'
            'service?' = 'string'
        }
    }
}

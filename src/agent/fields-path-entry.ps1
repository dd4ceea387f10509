# Fields of settings of the kind pathEntry.
# Generated from src/agent/kind-path-entry.schema.json by "npx projen generate". Do not edit.

$settingKinds['pathEntry'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"pathEntry"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'folder' = 'string'
        'position?' = '"first"'
        'sensitiveReason?' = 'string'
        'takesEffect?' = @{
            'after' = '"serviceRestart" | "reboot" | "logOff"'
            'service?' = 'string'
        }
    }
}

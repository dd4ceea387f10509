# Fields of settings of the kind removedRegistryKey.
# Generated from src/agent/kind-removed-registry-key.schema.json by "npx projen generate". Do not edit.

$settingKinds['removedRegistryKey'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"removedRegistryKey"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'key' = 'string'
        'view' = '64 | 32'
        'sensitiveReason?' = 'string'
        'takesEffect?' = @{
            'after' = '"serviceRestart" | "reboot" | "logOff"'
            'service?' = 'string'
        }
    }
}

# Fields of settings of the kind registryValue.
# Generated from src/agent/kind-registry-value.schema.json by "npx projen generate". Do not edit.

$settingKinds['registryValue'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"registryValue"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'key' = 'string'
        'view' = '64 | 32'
        'name' = 'string'
        'type' = '"string" | "expandString" | "multiString" | "dword" | "qword" | "binary" | "none" | "missing"'
        'data?' = 'string | string[] | integer'
        'sensitiveReason?' = 'string'
        'takesEffect?' = @{
            'after' = '"serviceRestart" | "reboot" | "logOff"'
            'service?' = 'string'
        }
    }
}

# Fields of settings of the kind hostsEntry.
# Generated from src/agent/kind-hosts-entry.schema.json by "npx projen generate". Do not edit.

$settingKinds['hostsEntry'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"hostsEntry"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'address' = 'string'
        'name' = 'string'
    }
}

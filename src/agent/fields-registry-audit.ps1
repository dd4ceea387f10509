# Fields of settings of the kind registryAudit.
# Generated from src/agent/kind-registry-audit.schema.json by "npx projen generate". Do not edit.

$settingKinds['registryAudit'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"registryAudit"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'key' = 'string'
        'group?' = 'string'
        'sid?' = 'string'
        'success?' = '("read" | "write" | "delete" | "changePermissions" | "takeOwnership")[]'
        'failure?' = '("read" | "write" | "delete" | "changePermissions" | "takeOwnership")[]'
        'inherit' = 'boolean'
    }
}

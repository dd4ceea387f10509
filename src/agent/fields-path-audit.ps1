# Fields of settings of the kind pathAudit.
# Generated from src/agent/kind-path-audit.schema.json by "npx projen generate". Do not edit.

$settingKinds['pathAudit'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"pathAudit"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'path' = 'string'
        'item' = '"directory" | "file"'
        'group?' = 'string'
        'sid?' = 'string'
        'success?' = '("read" | "execute" | "write" | "delete" | "changePermissions" | "takeOwnership")[]'
        'failure?' = '("read" | "execute" | "write" | "delete" | "changePermissions" | "takeOwnership")[]'
        'inherit' = 'boolean'
    }
}

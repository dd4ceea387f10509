# Fields of settings of the kind pathAccess.
# Generated from src/agent/kind-path-access.schema.json by "npx projen generate". Do not edit.

$settingKinds['pathAccess'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"pathAccess"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'group' = 'string'
        'path' = 'string'
        'item' = '"directory" | "file"'
        'access' = '"read" | "write" | "modify"'
        'createIfMissing' = 'boolean'
        'appliesTo' = '"everything" | "thisFolder"'
    }
}

# Fields of settings of the kind file.
# Generated from src/agent/kind-file.schema.json by "npx projen generate". Do not edit.

$settingKinds['file'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"file"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'path' = 'string'
        'inProgramFolder' = 'boolean'
        'owner' = '"untouched" | "system"'
        'permissions?' = @{
            'inherit' = 'boolean'
            'entries' = @(@{
                'group?' = 'string'
                'sid?' = 'string'
                'access' = '"read" | "write" | "modify"'
            })
        }
        'source' = 'string'
        'sha256' = 'string'
    }
}

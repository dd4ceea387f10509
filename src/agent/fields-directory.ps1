# Fields of settings of the kind directory.
# Generated from src/agent/kind-directory.schema.json by "npx projen generate". Do not edit.

$settingKinds['directory'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"directory"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'path' = 'string'
        'inProgramFolder' = 'boolean'
        'owner' = '"untouched" | "system"'
        'moveAside?' = 'boolean'
        'permissions?' = @{
            'inherit' = 'boolean'
            'entries' = @(@{
                'group?' = 'string'
                'sid?' = 'string'
                'access' = '"read" | "write" | "modify"'
            })
        }
    }
}

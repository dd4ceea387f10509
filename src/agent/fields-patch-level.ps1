# Fields of settings of the kind patchLevel.
# Generated from src/agent/kind-patch-level.schema.json by "npx projen generate". Do not edit.

$settingKinds['patchLevel'] = @{
    reportsOnly = $true
    fields = @{
        'id' = 'string'
        'kind' = '"patchLevel"'
        'ensure' = '"present"'
        'dependsOn?' = 'string[]'
        'minimums' = @(@{
            'build' = 'integer'
            'revision' = 'integer'
            'updates' = @(@{
                'id' = 'string'
                'includedSince?' = 'integer'
            })
        })
        'reportsPendingReboot' = 'boolean'
    }
}

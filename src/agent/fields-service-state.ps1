# Fields of settings of the kind serviceState.
# Generated from src/agent/kind-service-state.schema.json by "npx projen generate". Do not edit.

$settingKinds['serviceState'] = @{
    reportsOnly = $false
    fields = @{
        'id' = 'string'
        'kind' = '"serviceState"'
        'ensure' = '"present" | "absent"'
        'dependsOn?' = 'string[]'
        'name' = 'string'
        'startType?' = '"automatic" | "automaticDelayed" | "manual" | "disabled"'
        'state?' = '"running" | "stopped"'
        'restartDelaysSeconds?' = 'integer[]'
        'resetAfterSeconds?' = 'integer'
        'recoversFromErrors?' = 'boolean'
        'startTimeoutSeconds?' = 'integer'
        'stopTimeoutSeconds?' = 'integer'
    }
}

# Fields of settings of the kind serviceState.
# Generated from src/agent/kind-service-state.schema.json by "npx projen generate". Do not edit.

$settingKinds['serviceState'] = @{
    required = @('name')
    optional = @('startType', 'state')
    reportsOnly = $false
}

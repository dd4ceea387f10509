# Fields of settings of the kind environmentVariable.
# Generated from src/agent/kind-environment-variable.schema.json by "npx projen generate". Do not edit.

$settingKinds['environmentVariable'] = @{
    required = @('name', 'value', 'expands')
    optional = @('sensitiveReason', 'takesEffect')
    reportsOnly = $false
}

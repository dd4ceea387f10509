# Fields of settings of the kind registryValue.
# Generated from src/agent/kind-registry-value.schema.json by "npx projen generate". Do not edit.

$settingKinds['registryValue'] = @{
    required = @('key', 'view', 'name', 'type')
    optional = @('data', 'sensitiveReason', 'takesEffect')
    reportsOnly = $false
}

# Fields of settings of the kind serviceAccess.
# Generated from src/agent/kind-service-access.schema.json by "npx projen generate". Do not edit.

$settingKinds['serviceAccess'] = @{
    required = @('group', 'service', 'access')
    optional = @()
    reportsOnly = $false
}

# Fields of settings of the kind registryAccess.
# Generated from src/agent/kind-registry-access.schema.json by "npx projen generate". Do not edit.

$settingKinds['registryAccess'] = @{
    required = @('group', 'key', 'access')
    optional = @()
    reportsOnly = $false
}
